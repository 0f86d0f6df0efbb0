// Decides how a fault in a JSON text is told: CPython's words, with line, column and character.

import { codePointLength } from '../values/python-text.ts';

/** Stops the decoder; the message is what follows `JSON parse error - `. */
export class JsonDecodeError extends Error {}

/** The same where Python's own stack ends, which is none of the errors that DRF expects of its decoder. */
export class JsonNestingError extends JsonDecodeError {}

/**
 * The fault at a UTF-16 index of the text, as `<words>: line L column C (char N)`: N from 0, L and C from 1, counted in
 * code points. Source: Python 3.11 json.JSONDecodeError.
 */
export function decodeError(words: string, text: string, index: number): JsonDecodeError {
  const before = text.slice(0, index);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  const column = codePointLength(before.slice(lineStart)) + 1;
  const position = `line ${line} column ${column} (char ${codePointLength(before)})`;
  return new JsonDecodeError(`${words}: ${position}`);
}
