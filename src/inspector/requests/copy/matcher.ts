/** A request as a test expects it: a pattern, and the matcher of Jest and Vitest that takes one. */
import type { JournalEntry } from '../../client/shapes.ts';
import { literal } from './fetch-code.ts';

/** What tells this request from others: of a file its name, as the journal has it. */
export function patternOf(entry: JournalEntry): Readonly<Record<string, unknown>> {
  const { operation, method, path, actor, status, query, body } = entry;
  const hasQuery = Object.keys(query).length > 0;
  return {
    ...(operation === null ? { method, path } : { operation }),
    actor,
    ...(status === null ? {} : { status }),
    ...(hasQuery ? { query } : {}),
    ...(isPlainBody(body) ? { body } : {}),
  };
}

/** `toHaveReceived` knows operations alone; of a request that is none, it is a pattern to be counted. */
export function matcherOf(entry: JournalEntry): string {
  const { operation, ...pattern } = patternOf(entry);
  if (typeof operation !== 'string') {
    return `expect(await waldur.requests.count(${code(pattern)})).toBe(1);`;
  }
  return `await expect(waldur).toHaveReceived(${literal(operation)}, ${code({ times: 1, ...pattern })});`;
}

/** A body that was cut is told by its length, which no test wants to hold. */
function isPlainBody(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  return !('sha256' in body && 'first' in body);
}

/** A plain value as JavaScript has it, over lines where it is long. */
export function code(value: unknown, indent = ''): string {
  if (typeof value === 'string') return literal(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  const members = isList
    ? value.map((each) => code(each, `${indent}  `))
    : Object.entries(value).map(
        ([name, each]) => `${memberName(name)}: ${code(each, `${indent}  `)}`,
      );
  const [open, close] = isList ? ['[', ']'] : ['{ ', ' }'];
  if (members.length === 0) return isList ? '[]' : '{}';
  const line = `${open}${members.join(', ')}${close}`;
  if (line.length + indent.length <= 80 && !line.includes('\n')) return line;
  const inner = members.map((member) => `${indent}  ${member},`).join('\n');
  return `${open.trim()}\n${inner}\n${indent}${close.trim()}`;
}

function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}
