/**
 * By which probes each named difference shows: what is looked at to tell whether it could be told at all. A difference without
 * a probe here is one that cannot be asked for without leaving something behind.
 */
import type { DifferenceName } from '../../waldur/differences.ts';
import type { Probe } from './probe.ts';

type Asked = Exclude<DifferenceName, 'server_faults'>;

const ROWS = /^(payments|payment_profiles|invoices|customers|users_me)_retrieve$/;

const SHOWN_BY: Readonly<Record<Asked, RegExp | undefined>> = {
  uuid: ROWS,
  absent_relation: /^payments_(retrieve|list)$/,
  link_answer: /^payments_link_to_invoice$/,
  unlink_answer: /^payments_unlink_from_invoice$/,
  enable_answer: /^payment_profiles_enable$/,
  // A paid invoice stays paid, and a notification that was sent is sent.
  paid_answer: undefined,
  notification_answer: undefined,
  example_links: /^payments_create: profile: the link of the page$/,
  invoice_items: /^invoices_items_retrieve$/,
  fault_sum_missing: /^payments_create: without sum$/,
  fault_many_payments: /^payment_profiles_destroy: with several payments$/,
  fault_format_suffix: /: \.json after an action$/,
  fault_bad_host: /: a bad host$/,
  fault_unstorable_json: /: attributes that cannot be stored$/,
};

/** Of each, as many as it takes. */
const ENOUGH = 12;

/** The numbers of the probes by which a difference shows, if it shows at all. */
export function shownBy(name: DifferenceName, probes: readonly Probe[]): readonly number[] {
  const rule = name === 'server_faults' ? undefined : SHOWN_BY[name];
  if (rule === undefined) return [];
  return [...probes.entries()]
    .filter(([, probe]) => probe.caller === 'user' && rule.test(probe.rule))
    .map(([number]) => number)
    .slice(0, ENOUGH);
}
