/** What the mock itself says of a refusal, beside the API's words: in a header, each sentence behind the field that it is about. */
import type { JournalEntry } from '../../client/shapes.ts';
import { type RowName, rowAt } from '../../data/api-path.ts';
import { headerOf } from './bytes.ts';
import { contentTypeOf, readBody } from './read-body.ts';

/** The mock's note of an answer, but for that of a fault, which has a line of its own. */
export function noteOf({ response, fault }: JournalEntry): string | undefined {
  const told = response === null ? undefined : headerOf(response.headers, 'x-mock-note');
  return told === `fault ${fault}` ? undefined : told;
}

interface Told {
  /** By the name of the rule that it is about. */
  readonly byRule: ReadonlyMap<string, string>;
  /** What is about no rule alone; empty for nothing. */
  readonly rest: string;
}

/** `invoice: it must be paid. profile: …`. */
const NEXT_FIELD = /(?<=\.) (?=\w+: )/;

export function toldOf(note: string, rules: readonly string[]): Told {
  const byRule = new Map<string, string>();
  const rest = note.split(NEXT_FIELD).filter((sentence) => {
    const [field = ''] = /^\w+(?=: )/.exec(sentence) ?? [];
    const rule = rules.find((name) => !byRule.has(name) && name.split('.').includes(field));
    if (rule !== undefined) byRule.set(rule, sentence);
    return rule === undefined;
  });
  return { byRule, rest: rest.join(' ') };
}

/** The rows that a refused request is about: the one in its address, and those of its refused fields that the note does not name. */
export function rowsOf(entry: JournalEntry): readonly RowName[] {
  const { request, response } = entry;
  const note = noteOf(entry) ?? '';
  const refused = response && membersIn(response.headers, response.body);
  const sent = membersIn(request.headers, request.body);
  const named = Object.keys(refused ?? {}).flatMap((name) =>
    note.includes(`${name}: `) ? [] : (sent[name] ?? []),
  );
  const rows = [request.target, ...named].flatMap((url) =>
    typeof url === 'string' ? (rowAt(url) ?? []) : [],
  );
  const isFirst = ({ key }: RowName, place: number): boolean =>
    rows.findIndex((each) => each.key === key) === place;
  return rows.filter(isFirst);
}

type Message = JournalEntry['request'];

function membersIn(headers: Message['headers'], body: Message['body']): Record<string, unknown> {
  const read = readBody(body, contentTypeOf(headers));
  if (read.kind === 'form') return Object.fromEntries(read.pairs);
  if (read.kind !== 'json') return {};
  const value: unknown = JSON.parse(read.raw);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
