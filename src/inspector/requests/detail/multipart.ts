/** Takes a multipart body apart for whoever looks at it; a broken one as far as it goes. Source: RFC 7578. */
import { latin1, utf8 } from './bytes.ts';

export interface Part {
  readonly name: string;
  /** Undefined for a field that is no file. */
  readonly fileName: string | undefined;
  /** Of files; empty where it was not told. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Undefined where a content type is none of multipart, or names no boundary. */
export function boundaryOf(contentType: string): string | undefined {
  const boundary = parametersOf(contentType).get('boundary');
  return /^multipart\//i.test(contentType) && boundary !== '' ? boundary : undefined;
}

export function partsOf(bytes: Uint8Array<ArrayBuffer>, boundary: string): readonly Part[] {
  const text = latin1(bytes);
  const line = `--${boundary}`;
  const parts: Part[] = [];
  let from = text.indexOf(line);
  while (from >= 0) {
    const begin = from + line.length;
    if (text.startsWith('--', begin)) break;
    const next = text.indexOf(`\r\n${line}`, begin);
    const headEnd = text.indexOf('\r\n\r\n', begin);
    const end = next < 0 ? text.length : next;
    if (headEnd >= 0 && headEnd <= end) {
      parts.push(partOf(headText(bytes.slice(begin, headEnd)), bytes.slice(headEnd + 4, end)));
    }
    from = next < 0 ? -1 : next + 2;
  }
  return parts;
}

function headText(bytes: Uint8Array): string {
  return utf8(bytes) ?? latin1(bytes);
}

function partOf(head: string, bytes: Uint8Array<ArrayBuffer>): Part {
  const disposition = parametersOf(headerIn(head, 'content-disposition'));
  return {
    name: disposition.get('name') ?? '',
    fileName: disposition.get('filename'),
    type: headerIn(head, 'content-type').trim(),
    bytes,
  };
}

/** Empty where it is not there. */
function headerIn(head: string, name: string): string {
  const line = head.split(/\r?\n/).find((each) => each.toLowerCase().startsWith(`${name}:`)) ?? '';
  return line.slice(name.length + 1);
}

/** Behind a semicolon: `name="a"`, or without quotes. */
const PARAMETER = /;\s*([\w*-]+)=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/y;

/** By lower-case name; the first one counts. */
function parametersOf(header: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (let at = header.indexOf(';'); at >= 0; at = header.indexOf(';', at)) {
    PARAMETER.lastIndex = at;
    const [whole = ';', name = '', quoted, plain = ''] = PARAMETER.exec(header) ?? [];
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (name !== '' && !parameters.has(name.toLowerCase()))
      parameters.set(name.toLowerCase(), value);
    at += whole.length;
  }
  return parameters;
}
