/**
 * By which probes each named difference shows: what is looked at to tell whether it could be told at all. In the place of
 * probes stands why there are none: it cannot be asked for without leaving something behind.
 */
import type { DifferenceName } from '../../waldur/differences.ts';
import type { Phase, Probe } from './probe.ts';

/** How a difference shows. */
interface Shown {
  /** By the probes of these rules. */
  readonly rule: RegExp;
  /** The phase that they are of, where that is not the first one. */
  readonly phase?: Exclude<Phase, 'read'>;
  /** What of the organization keeps the write phase from asking for it. */
  readonly noGround?: string;
}

const FLAGS = { refusal: '--refusals', write: '--write' } as const;
const ROWS = /^(payments|payment_profiles|invoices|customers|users_me)_retrieve$/;
const NO_PAID_INVOICE = 'the sample has no paid invoice of that organization';

const SHOWN_BY: Readonly<Record<DifferenceName, Shown | string>> = {
  uuid: { rule: ROWS },
  absent_relation: { rule: /^payments_(retrieve|list)$/ },
  link_answer: {
    rule: /^payments_link_to_invoice$/,
    phase: 'write',
    noGround: NO_PAID_INVOICE,
  },
  unlink_answer: {
    rule: /^payments_unlink_from_invoice$/,
    phase: 'write',
    noGround: NO_PAID_INVOICE,
  },
  enable_answer: {
    rule: /^payment_profiles_enable$/,
    phase: 'write',
    noGround: 'that organization has an active profile, which enabling another puts out of use',
  },
  paid_answer:
    'an invoice that was marked as paid stays paid, and the API makes none to try it with',
  notification_answer: 'a notification that was sent is sent',
  example_links: { rule: /^payments_create: profile: the link of the page$/, phase: 'refusal' },
  invoice_items: { rule: /^invoices_items_retrieve$/ },
  invoice_states: { rule: /^invoices_list: a newer state$/ },
  // Those below, each by itself.
  server_faults: '',
  fault_sum_missing: { rule: /^payments_create: without sum$/, phase: 'write' },
  fault_many_payments: {
    rule: /^payment_profiles_destroy: with several payments$/,
    phase: 'write',
    noGround: 'that organization has an active profile, and payments are made of no other',
  },
  fault_format_suffix: {
    rule: /: \.json after an action$/,
    phase: 'write',
    noGround: 'that organization has an active profile, and the sample no paid invoice of it',
  },
  fault_bad_host: { rule: /: a bad host$/, phase: 'refusal' },
  fault_parser_crash: { rule: /: a part in no known character set$/, phase: 'refusal' },
  fault_unstorable_json: { rule: /: attributes that cannot be stored$/, phase: 'write' },
};

/** Of each, as many as it takes. */
const ENOUGH = 12;

/** The numbers of the probes by which a difference shows, if it shows at all. */
export function shownBy(name: DifferenceName, probes: readonly Probe[]): readonly number[] {
  const shown = SHOWN_BY[name];
  if (typeof shown === 'string') return [];
  return (
    [...probes.entries()]
      .filter(([, probe]) => probe.caller === 'user' && shown.rule.test(probe.rule))
      // An action that is asked for by GET tells nothing of what it answers.
      .filter(([, { phase }]) => shown.phase === undefined || phase !== 'read')
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
  const shown = SHOWN_BY[name];
  if (typeof shown === 'string') return shown;
  const { phase, noGround } = shown;
  if (phase !== undefined && !asked.has(phase)) return `that takes ${FLAGS[phase]}`;
  return noGround ?? 'the sample has no row that shows it';
}
