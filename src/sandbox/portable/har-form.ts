/** The fields of a form, as an HTTP archive lists them beside the form itself. */
import { parseHeaderParameters } from '../../drf/media-type.ts';
import { partHeaders } from '../../drf/multipart-headers.ts';
import type { MessageBody } from '../journal/entry.ts';
import type { HarParameter } from './har-document.ts';
import { pairsIn } from './origin.ts';

/** Undefined where it is no form. Of a long one those that stand at its beginning. */
export function formParameters(
  mimeType: string,
  { encoding, text }: MessageBody,
): readonly HarParameter[] | undefined {
  const raw = encoding === 'base64' ? Buffer.from(text, 'base64').toString('latin1') : text;
  if (/^\s*application\/x-www-form-urlencoded\b/i.test(mimeType)) {
    return pairsIn(raw).map(([name, value]) => ({ name, value }));
  }
  if (!/^\s*multipart\/form-data\b/i.test(mimeType)) return undefined;
  const [, { boundary }] = parseHeaderParameters(mimeType);
  if (boundary === undefined) return [];
  const [, ...parts] = `\r\n${raw}`.split(`\r\n--${boundary}`);
  return parts.flatMap((part) => parameterOf(part, encoding === 'base64' ? 'latin1' : 'utf8'));
}

/** A file is named, and what is in it stands in the form alone. */
function parameterOf(part: string, charset: 'latin1' | 'utf8'): readonly HarParameter[] {
  const cut = part.indexOf('\r\n\r\n');
  if (part.startsWith('--') || cut < 0) return [];
  const headers = partHeaders(Buffer.from(part.slice(0, cut), charset));
  const [, { name, filename }] = parseHeaderParameters(headers.get('content-disposition') ?? '');
  if (name === undefined) return [];
  if (filename === undefined) return [{ name, value: part.slice(cut + 4) }];
  const contentType = headers.get('content-type')?.trim();
  return [{ name, fileName: filename, ...(contentType === undefined ? {} : { contentType }) }];
}
