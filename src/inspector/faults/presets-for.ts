/** The presets that an operation can answer: those of its own resource, and those of none. */
import type { CoverageReport, Preset } from '../client/shapes.ts';

/** What a deployment answers, whatever the operation. */
const ANYWHERE = /^5|^429$|^413$/;

export function presetsFor(
  operation: string,
  presets: readonly Preset[],
  operations: CoverageReport['operations'],
): readonly Preset[] {
  const known = operations[operation];
  if (known === undefined) return ordered(presets);
  const others = new Set(Object.keys(operations).map(resourceOf));
  const own = resourceOf(operation);
  others.delete(own);
  const fitting = presets.filter(({ name, status }) => {
    const [first = '', ...rest] = name.split('.');
    if (rest.length > 0 && others.has(first) && !operation.startsWith(first)) return false;
    if (first === own && !isOf(operation, known.method, rest, operations)) return false;
    return ANYWHERE.test(`${status}`) || Object.hasOwn(known.statuses, `${status}`);
  });
  return ordered(fitting);
}

/** Of a resource's own presets those of what is read, of what is written, or of one action. */
function isOf(
  operation: string,
  method: string,
  [part = '']: readonly string[],
  operations: CoverageReport['operations'],
): boolean {
  if (method === 'GET') return part === 'filter';
  const action = `${resourceOf(operation)}_${part}`;
  return !Object.hasOwn(operations, action) || action === operation;
}

/** What tests need most first; of two names for one answer the first. */
function ordered(presets: readonly Preset[]): readonly Preset[] {
  const said = new Set<string>();
  const each = presets.filter(({ status, what }) => {
    const answer = `${status} ${what}`;
    return !said.has(answer) && said.add(answer);
  });
  const rank = ({ status }: Preset): number => (status === 429 || status > 500 ? 0 : 1);
  return each.sort((a, b) => rank(a) - rank(b));
}

const ACTION =
  /_(?:list|create|retrieve|update|partial_update|destroy|count|set_|link_|unlink_|enable|paid|send_)/;

/** `payment_profiles` for `payment_profiles_partial_update`. */
function resourceOf(operation: string): string {
  const end = operation.search(ACTION);
  return end < 0 ? operation : operation.slice(0, end);
}
