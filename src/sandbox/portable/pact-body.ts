/** Bodies as files of Pact hold them. */

import { type HeaderPair, headerOf } from '../../values/header-pairs.ts';
import type { MessageBody } from '../journal/entry.ts';
import type { PactBody } from './pact-document.ts';

/** Where nothing is said of the bytes. */
const BYTES = 'application/octet-stream';
const NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/gs;

export interface BodyParts {
  readonly headers: readonly HeaderPair[];
  readonly body: MessageBody | null;
  /** What stands for the server's own address in texts. */
  readonly place: (text: string) => string;
}

/** JSON as JSON, text as text, all else in Base64; undefined where there is none. */
export function pactBody({ headers, body, place }: BodyParts): PactBody | undefined {
  if (body === null) return undefined;
  const contentType = headerOf(headers, 'content-type') ?? BYTES;
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (body.encoding === 'base64') return { content: body.text, contentType, encoded: 'base64' };
  const text = place(body.text);
  if (/[/+]json$/.test(type)) {
    const json = losslessJson(text);
    if (json !== undefined) return { content: json.value, contentType, encoded: false };
  } else if (/^text\/|x-www-form-urlencoded$/.test(type)) {
    return { content: text, contentType, encoded: false };
  }
  const bytes = type.startsWith('multipart/') ? body.text : text;
  const content = Buffer.from(bytes).toString('base64');
  return { content, contentType, encoded: 'base64' };
}

/** Undefined for what is no JSON, or would be another when it is written again. */
function losslessJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const words = (json: string): string =>
      (json.match(NUMBER) ?? []).join(' ').replaceAll(/\\u[0-9a-f]{4}|\\\//gi, '');
    const isSame = words(text).length === words(JSON.stringify(value)).length;
    return isSame ? { value } : undefined;
  } catch {
    return undefined;
  }
}
