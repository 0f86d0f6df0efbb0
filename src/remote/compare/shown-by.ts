/**
 * By which probes each named difference shows: what is looked at to tell whether it could be told at all. In the place of
 * probes stands why there are none: it cannot be asked for without leaving something behind.
 */
import type { DifferenceName } from '../../waldur/differences.ts';
import type { Phase, Probe } from './probe.ts';

type Asked = Exclude<DifferenceName, 'server_faults'>;

const ROWS = /^(payments|payment_profiles|invoices|customers|users_me)_retrieve$/;

const SHOWN_BY: Readonly<Record<Asked, RegExp | string>> = {
  uuid: ROWS,
  absent_relation: /^payments_(retrieve|list)$/,
  link_answer: /^payments_link_to_invoice$/,
  unlink_answer: /^payments_unlink_from_invoice$/,
  enable_answer: /^payment_profiles_enable$/,
  paid_answer:
    'an invoice that was marked as paid stays paid, and the API makes none to try it with',
  notification_answer: 'a notification that was sent is sent',
  example_links: /^payments_create: profile: the link of the page$/,
  invoice_items: /^invoices_items_retrieve$/,
  fault_sum_missing: /^payments_create: without sum$/,
  fault_many_payments: /^payment_profiles_destroy: with several payments$/,
  fault_format_suffix: /: \.json after an action$/,
  fault_bad_host: /: a bad host$/,
  fault_unstorable_json: /: attributes that cannot be stored$/,
};

/** The phases by whose probes a difference shows, where that is not the first one. */
const PHASE_OF: Readonly<Partial<Record<DifferenceName, Exclude<Phase, 'read'>>>> = {
  example_links: 'refusal',
  fault_bad_host: 'refusal',
  link_answer: 'write',
  unlink_answer: 'write',
  enable_answer: 'write',
  fault_sum_missing: 'write',
  fault_many_payments: 'write',
  fault_format_suffix: 'write',
  fault_unstorable_json: 'write',
};
const FLAGS = { refusal: '--refusals', write: '--write' } as const;

/** What of the organization keeps the write phase from asking for a difference that it could show. */
const NO_GROUND: Readonly<Partial<Record<DifferenceName, string>>> = {
  link_answer: 'the sample has no paid invoice of that organization',
  unlink_answer: 'the sample has no paid invoice of that organization',
  enable_answer: 'that organization has an active profile, which enabling another puts out of use',
  fault_many_payments: 'that organization has an active profile, and payments are made of no other',
  fault_format_suffix:
    'that organization has an active profile, and the sample no paid invoice of it',
};

/** Of each, as many as it takes. */
const ENOUGH = 12;

/** The numbers of the probes by which a difference shows, if it shows at all. */
export function shownBy(name: DifferenceName, probes: readonly Probe[]): readonly number[] {
  const rule = name === 'server_faults' ? '' : SHOWN_BY[name];
  if (typeof rule === 'string') return [];
  return (
    [...probes.entries()]
      .filter(([, probe]) => probe.caller === 'user' && rule.test(probe.rule))
      // An action that is asked for by GET tells nothing of what it answers.
      .filter(([, { phase }]) => PHASE_OF[name] === undefined || phase !== 'read')
      .map(([number]) => number)
      .slice(0, ENOUGH)
  );
}

/** `not asked: paid_answer, because …`: why no probe could tell a named difference. `asked`: the phases that were played. */
export function whyUntold(
  name: DifferenceName,
  probes: readonly Probe[],
  asked: ReadonlySet<Phase>,
): string {
  return shownBy(name, probes).length > 0
    ? `not told: ${name}, because no answer differs by it`
    : `not asked: ${name}, because ${whyUnasked(name, asked)}`;
}

function whyUnasked(name: DifferenceName, asked: ReadonlySet<Phase>): string {
  const rule = name === 'server_faults' ? '' : SHOWN_BY[name];
  if (typeof rule === 'string') return rule;
  const phase = PHASE_OF[name];
  if (phase !== undefined && !asked.has(phase)) return `that takes ${FLAGS[phase]}`;
  return NO_GROUND[name] ?? 'the sample has no row that shows it';
}
