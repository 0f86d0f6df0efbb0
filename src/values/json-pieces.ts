/** JSON written piece by piece: the text that `JSON.stringify` gives, of what is too large to be one text or is made on the way. */

/** Characters of a piece, more or less: what a socket takes at a time. */
const PIECE = 65_536;
/** Bytes that become one piece of Base64: a multiple of three, so that no padding stands inside. */
const BASE64_STEP = (PIECE / 4) * 3;
/** Characters up to which the texts of an object are no reason to write it member by member. */
const SHORT = 1024;

/** Takes the text as it grows; what has become a piece goes out. */
interface Draft {
  text: string;
}

/**
 * Plain values, and three more: bytes become Base64, what can be iterated but is no array is a list that is made while it
 * is written, and a member that is undefined is left out as ever. At most one piece is kept beside the value; what is
 * smaller than a piece is one.
 */
export function* jsonPieces(value: unknown): Generator<string, void, undefined> {
  const draft: Draft = { text: '' };
  yield* write(value, draft);
  if (draft.text !== '') yield draft.text;
}

function* write(value: unknown, draft: Draft): Generator<string, void, undefined> {
  if (typeof value === 'string' && value.length > PIECE) yield* writeText(value, draft);
  else if (value === null || typeof value !== 'object' || isFlat(value)) {
    draft.text += JSON.stringify(value) ?? 'null';
  } else if (value instanceof Uint8Array) yield* writeBytes(value, draft);
  else if (isIterable(value)) yield* writeList(value, draft);
  else yield* writeMembers(value, draft);
  if (draft.text.length >= PIECE) yield take(draft);
}

function* writeList(items: Iterable<unknown>, draft: Draft): Generator<string, void, undefined> {
  let before = '[';
  for (const item of items) {
    draft.text += before;
    before = ',';
    yield* write(item, draft);
  }
  draft.text += before === '[' ? '[]' : ']';
}

function* writeMembers(object: object, draft: Draft): Generator<string, void, undefined> {
  let before = '{';
  for (const [name, member] of Object.entries(object)) {
    if (member === undefined) continue;
    draft.text += `${before}${JSON.stringify(name)}:`;
    before = ',';
    yield* write(member, draft);
  }
  draft.text += before === '{' ? '{}' : '}';
}

function* writeText(text: string, draft: Draft): Generator<string, void, undefined> {
  draft.text += '"';
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + PIECE, text.length);
    // A pair stays whole: half of it would be written as an escape.
    if (isHighSurrogate(text.charCodeAt(end - 1)) && end < text.length) end -= 1;
    draft.text += JSON.stringify(text.slice(start, end)).slice(1, -1);
    yield take(draft);
    start = end;
  }
  draft.text += '"';
}

function* writeBytes(bytes: Uint8Array, draft: Draft): Generator<string, void, undefined> {
  draft.text += '"';
  for (let start = 0; start < bytes.length; start += BASE64_STEP) {
    const part = bytes.subarray(start, start + BASE64_STEP);
    draft.text += Buffer.from(part.buffer, part.byteOffset, part.length).toString('base64');
    if (draft.text.length >= PIECE) yield take(draft);
  }
  draft.text += '"';
}

function take(draft: Draft): string {
  const { text } = draft;
  draft.text = '';
  return text;
}

/** True for an object of a few short values, as most rows are: written at once, which is much faster. */
function isFlat(value: object): boolean {
  if (isIterable(value)) return false;
  return Object.values(value).every((member: unknown) =>
    typeof member === 'string'
      ? member.length <= SHORT
      : member === null || typeof member !== 'object',
  );
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
