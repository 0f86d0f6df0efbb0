/** A comparison in a test, with a mock in the place of the real server. */
import { type CompareOptions, type CompareReport, compareWith } from '../../../src/index.ts';

export const TOKEN = 'YOUR_API_TOKEN';
/** Without an active profile, so that one is enabled there, and with a paid invoice. */
export const CUSTOMER = 'ca000000-0000-4000-8000-000000000002';

/** A comparison is a thousand requests, and the machine may be busy. */
export const MINUTES = 300_000;

/** All phases, or those that the options say. */
export function comparing(
  url: string,
  options: Partial<CompareOptions> = {},
): Promise<CompareReport> {
  return compareWith({ to: url, token: TOKEN, ...options });
}

export const ALL_PHASES = {
  as: { owner: 'owner-token' },
  refusals: true,
  write: { customer: CUSTOMER },
} satisfies Partial<CompareOptions>;

/** What no probe asks for, with the reason that is told. */
export const NEVER_ASKED = {
  paid_answer:
    'an invoice that was marked as paid stays paid, and the API makes none to try it with',
  notification_answer: 'a notification that was sent is sent',
};

/** What drifts, a line each, for a message that one can read. */
export function driftOf({ probes }: CompareReport): readonly string[] {
  return probes
    .filter(({ verdict }) => verdict === 'drift' || verdict === 'skipped')
    .map(
      ({ name, reason = '', differences }) =>
        `${name}: ${reason}${differences.map(({ place }) => place).join(', ')}`,
    );
}
