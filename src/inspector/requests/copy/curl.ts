/** A request as a line for a shell. */
import type { JournalEntry } from '../../client/shapes.ts';
import { latin1, utf8 } from '../detail/bytes.ts';
import type { ReadBody } from '../detail/read-body.ts';
import { type Pair, sendingOf } from './sent.ts';

/** @param origin `http://127.0.0.1:8000` */
export function curlOf(
  entry: JournalEntry,
  origin: string,
  authorization: string | undefined,
): string {
  const { request, method } = entry;
  const { headers, read } = sendingOf(entry, authorization);
  const body = bodyOptions(read);
  const usual = body.length > 0 ? 'POST' : 'GET';
  return [
    `curl ${quoted(`${origin}${request.target}`)}`,
    ...methodOption(method, usual),
    ...headers.map(headerOption),
    ...body,
  ].join(' \\\n  ');
}

function methodOption(method: string, usual: string): readonly string[] {
  if (method === usual) return [];
  return method === 'HEAD' ? ['--head'] : [`-X ${quoted(method)}`];
}

function headerOption([name, value]: Pair): string {
  return `-H ${quoted(`${name}: ${value}`)}`;
}

function bodyOptions(read: ReadBody): readonly string[] {
  switch (read.kind) {
    case 'none':
      return [];
    case 'multipart':
      return read.parts.map(({ name, fileName, type, bytes }) =>
        fileName === undefined
          ? `--form-string ${quoted(`${name}=${utf8(bytes) ?? latin1(bytes)}`)}`
          : `-F ${quoted(`${name}=@${fileName}${type === '' ? '' : `;type=${type}`}`)}`,
      );
    case 'bytes':
      // What is no text cannot stand in a command: it is a file beside it.
      return ['--data-binary @body.bin'];
    default:
      return [`--data-raw ${quoted(read.raw)}`];
  }
}

/** One word for any shell of Unix, whatever is in it. */
export function quoted(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
