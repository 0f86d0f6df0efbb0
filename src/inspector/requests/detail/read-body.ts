/** How a body is best looked at. */
import type { JournalEntry } from '../../client/shapes.ts';
import { prettyJson } from '../../parts/json-tokens.ts';
import { type Body, bytesOf, headerOf } from './bytes.ts';
import { boundaryOf, type Part, partsOf } from './multipart.ts';

export type ReadBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly pretty: string; readonly raw: string }
  | {
      readonly kind: 'form';
      readonly pairs: readonly (readonly [string, string])[];
      readonly raw: string;
    }
  | {
      readonly kind: 'multipart';
      readonly parts: readonly Part[];
      readonly raw: string | undefined;
    }
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'bytes'; readonly raw: string };

/** @param type of the content, as its header tells it */
export function readBody(body: Body, type: string): ReadBody {
  if (body === null) return { kind: 'none' };
  const isText = body.encoding === 'utf-8';
  const boundary = boundaryOf(type);
  if (boundary !== undefined) {
    const parts = partsOf(bytesOf(body), boundary);
    return { kind: 'multipart', parts, raw: isText ? body.text : undefined };
  }
  if (!isText) return { kind: 'bytes', raw: body.text };
  const raw = body.text;
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    return { kind: 'form', pairs: [...new URLSearchParams(raw)], raw };
  }
  const pretty = /\bhtml\b/i.test(type) ? undefined : prettyJson(raw);
  return pretty === undefined ? { kind: 'text', raw } : { kind: 'json', pretty, raw };
}

export function contentTypeOf(headers: JournalEntry['request']['headers']): string {
  return headerOf(headers, 'content-type') ?? '';
}
