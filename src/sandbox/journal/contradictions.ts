/** What no request can be at once: a pattern that asks for it would match nothing, whatever came. */
import { isMembers } from '../../values/plain-json.ts';
import type { RawMembers } from '../../values/schema/composites.ts';
import { type Problem, under } from '../../values/schema/schema.ts';

/** Known of a request once it is over, and null or nothing until then. */
const OF_ENDING = ['status', 'answeredBy', 'durationMs'] as const;

/** Of a pattern as it was written. */
export function contradictions(given: RawMembers): readonly Problem[] {
  const { status, outcome, answeredBy, fault, body, wholeBody } = given;
  const [isAnswered, isSaid] = [typeof status === 'number', typeof answeredBy === 'string'];
  const problems: Problem[] = [];
  const refuse = (name: string, message: string) => problems.push({ pointer: `/${name}`, message });
  if (outcome === null) {
    for (const name of OF_ENDING.filter(
      (each) => given[each] !== undefined && given[each] !== null,
    ))
      refuse(name, 'is there once a request is over, and outcome asks for one that is not (null)');
  }
  if (outcome === 'answered' && status === null)
    refuse('status', 'is null of no request whose outcome is answered');
  if (outcome === 'answered' && answeredBy === null)
    refuse('answeredBy', 'is null of no request whose outcome is answered');
  if (isAnswered && answeredBy === null)
    refuse('answeredBy', 'is null of no request that has a status');
  if (status === null && isSaid)
    refuse('answeredBy', 'is there with a status alone, which is to be null');
  if (fault === null && answeredBy === 'fault')
    refuse('fault', 'is null of no request that a fault has answered');
  const where = wholeBody === undefined ? undefined : contrary(body, wholeBody);
  if (where) problems.push(...under('body', [where]));
  return problems;
}

/** Where a part is other than the whole says, neither being an expression there. */
function contrary(part: unknown, whole: unknown): Problem | undefined {
  if (part === undefined || isExpression(part) || isExpression(whole)) return undefined;
  if (Array.isArray(part) && Array.isArray(whole)) return undefined;
  if (isMembers(part) && isMembers(whole)) {
    for (const [name, member] of Object.entries(part)) {
      const isThere = Object.hasOwn(whole, name);
      const found = isThere ? contrary(member, whole[name]) : { pointer: '', message: OTHERWISE };
      if (found) return under(name, [found])[0];
    }
    return undefined;
  }
  return part === whole ? undefined : { pointer: '', message: OTHERWISE };
}

const OTHERWISE = 'is otherwise in wholeBody, so no request has both';

function isExpression(value: unknown): boolean {
  return (
    isMembers(value) && Object.keys(value).length === 1 && typeof Object(value).matches === 'string'
  );
}
