/** The fields of a form, as an HTTP archive lists them beside the form itself. */
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
  const [, quoted, bare] = /\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(mimeType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return [];
  const [, ...parts] = `\r\n${raw}`.split(`\r\n--${boundary}`);
  return parts.flatMap(parameterOf);
}

/** A file is named, and what is in it stands in the form alone. */
function parameterOf(part: string): readonly HarParameter[] {
  const cut = part.indexOf('\r\n\r\n');
  if (part.startsWith('--') || cut < 0) return [];
  const head = part.slice(0, cut);
  const name = attribute(head, 'name');
  if (name === undefined) return [];
  const fileName = attribute(head, 'filename');
  if (fileName === undefined) return [{ name, value: part.slice(cut + 4) }];
  const [, contentType] = /^content-type:\s*(.+?)\s*$/im.exec(head) ?? [];
  return [{ name, fileName, ...(contentType === undefined ? {} : { contentType }) }];
}

function attribute(head: string, name: string): string | undefined {
  const found = new RegExp(`[;\\s]${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(head);
  return found?.[1] ?? found?.[2];
}
