/** Decides how much of an answer a report has: enough to see what it was, and no secret. */
import type { PlainJson } from '../../values/plain-json.ts';
import type { SeenAnswer, SeenBody } from './seen-answer.ts';

/** An answer as a report has it: `http://waldur` stands for the address of either side. */
export interface ToldAnswer {
  readonly status: number;
  /** Those that are compared. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or text; of other bytes how many; null for nothing. Longer ones are cut. */
  readonly body: PlainJson;
}

/** Characters of text, and items of a list. */
const MOST_TEXT = 4000;
const MOST_ITEMS = 3;

export function toldAnswer({ status, headers, body }: SeenAnswer): ToldAnswer {
  return { status, headers, body: toldBody(body) };
}

function toldBody(body: SeenBody): PlainJson {
  switch (body.kind) {
    case 'none':
      return null;
    case 'json':
      return Array.isArray(body.value) && body.value.length > MOST_ITEMS
        ? [...body.value.slice(0, MOST_ITEMS), `… ${body.value.length - MOST_ITEMS} more`]
        : body.value;
    case 'text':
      return body.text.length > MOST_TEXT ? `${body.text.slice(0, MOST_TEXT)}…` : body.text;
    case 'bytes':
      return `${body.length} bytes`;
    default:
      return body satisfies never;
  }
}
