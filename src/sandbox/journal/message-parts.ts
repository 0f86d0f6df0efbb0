/** How the parts of a message are written: headers as pairs, and a body as text, or in Base64 where it is none. */
import type { ReplyBody } from '../../drf/reply.ts';
import { type CapturedBody, capturedBody } from '../../values/captured-body.ts';
import { type HeaderPair, headerPairs } from '../../values/header-pairs.ts';
import { MAX_JOURNAL_BODY_BYTES } from '../../values/limits.ts';
import { decodeUtf8 } from '../../values/utf8.ts';
import type { MessageBody } from './entry.ts';

/** A body as it is kept: a short text is kept as it is. */
export type KeptBody = CapturedBody | string;

/** UTF-8 has so many bytes for a UTF-16 unit at most. */
const MOST_BYTES = 3;

/** What is kept of an answer's body; undefined for none. Of what passes through, as far as it came; the API itself has no answer that is made while it goes out. */
export function keptBody(body: ReplyBody): KeptBody | undefined {
  switch (body.kind) {
    case 'text':
      return keptText(body.text, body.bytes);
    case 'bytes':
      return capturedBody(body.bytes);
    case 'json':
      return keptText(JSON.stringify(body.value));
    case 'stream': {
      const captured = body.passed?.captured();
      return captured?.length === 0 ? undefined : captured;
    }
    case 'pieces':
    case 'none':
      return undefined;
    default:
      return body satisfies never;
  }
}

/**
 * The same text, but no more made of the many pieces that it was put together of, which take several times its memory: V8
 * joins them when a character is asked for.
 */
export function inOnePiece(text: string): string {
  return text.charCodeAt(0) >= 0 ? text : '';
}

function keptText(text: string, bytes = text.length * MOST_BYTES): KeptBody | undefined {
  if (text === '') return undefined;
  return bytes <= MAX_JOURNAL_BODY_BYTES ? inOnePiece(text) : keptLong(text);
}

function keptLong(text: string): KeptBody {
  const bytes = Buffer.from(text);
  return bytes.length <= MAX_JOURNAL_BODY_BYTES ? inOnePiece(text) : capturedBody(bytes);
}

/** About how many bytes of memory it takes: a text may have two for a character. */
export function weightOfBody(body: KeptBody): number {
  return typeof body === 'string' ? 2 * body.length : body.first.length;
}

/** A character that the end of the first 64 KiB cuts in two is left out. */
export function messageBody(body: KeptBody): MessageBody {
  if (typeof body === 'string') {
    const bytes = Buffer.from(body);
    const { length } = bytes;
    return Object.freeze({ encoding: 'utf-8', text: bytes.toString(), length, sha256: null });
  }
  const { first, length, sha256 } = body;
  const bytes = Buffer.from(first, 'latin1');
  const decoded = decodeUtf8(bytes);
  const text = 'text' in decoded ? decoded.text : undefined;
  // What the end of all of it cuts off is no UTF-8; what our own cut leaves is.
  const isText = text !== undefined && (sha256 !== null || Buffer.byteLength(text) === length);
  return Object.freeze(
    isText
      ? { encoding: 'utf-8', text, length, sha256 }
      : { encoding: 'base64', text: bytes.toString('base64'), length, sha256 },
  );
}

/** The status text and the headers of an answer's head, as it stands on the wire. */
export function readHead(head: string): {
  readonly statusText: string;
  readonly headers: readonly HeaderPair[];
} {
  const [first = '', ...lines] = head.split('\r\n');
  const raw = lines.flatMap((line) => {
    const cut = line.indexOf(': ');
    return cut < 0 ? [] : [line.slice(0, cut), line.slice(cut + 2)];
  });
  return { statusText: first.split(' ').slice(2).join(' '), headers: headerPairs(raw) };
}
