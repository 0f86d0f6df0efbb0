/** A request as a call of `fetch`, for Node.js and browsers. */
import type { JournalEntry } from '../../client/shapes.ts';
import { latin1, utf8 } from '../detail/bytes.ts';
import type { Part } from '../detail/multipart.ts';
import type { ReadBody } from '../detail/read-body.ts';
import { sendingOf } from './sent.ts';

/** @param origin `http://127.0.0.1:8000` */
export function fetchCodeOf(
  entry: JournalEntry,
  origin: string,
  authorization: string | undefined,
): string {
  const { request, method } = entry;
  const { headers, read } = sendingOf(entry, authorization);
  const before = read.kind === 'multipart' ? `${formCode(read.parts)}\n` : '';
  const options = [
    ...(method === 'GET' ? [] : [`method: ${literal(method)},`]),
    ...(headers.length === 0 ? [] : ['headers: {', ...headers.map(memberLine), '},']),
    ...bodyLines(read),
  ];
  const url = literal(`${origin}${request.target}`);
  if (options.length === 0) return `const response = await fetch(${url});`;
  const lines = options.map((line) => `  ${line}`).join('\n');
  return `${before}const response = await fetch(${url}, {\n${lines}\n});`;
}

function memberLine([name, value]: readonly [string, string]): string {
  return `  ${/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name)}: ${literal(value)},`;
}

function bodyLines(read: ReadBody): readonly string[] {
  switch (read.kind) {
    case 'none':
      return [];
    case 'multipart':
      return ['body: form,'];
    case 'bytes':
      return [`body: Buffer.from(${literal(read.raw)}, 'base64'),`];
    case 'json': {
      const compact = JSON.stringify(JSON.parse(read.raw));
      // Only where the two say the same, byte for byte; else it is sent as it was.
      return [
        compact === read.raw ? `body: JSON.stringify(${read.raw}),` : `body: ${literal(read.raw)},`,
      ];
    }
    default:
      return [`body: ${literal(read.raw)},`];
  }
}

function formCode(parts: readonly Part[]): string {
  const lines = parts.map(({ name, fileName, type, bytes }) => {
    const text = utf8(bytes);
    if (fileName === undefined)
      return `form.append(${literal(name)}, ${literal(text ?? latin1(bytes))});`;
    const content =
      text === undefined ? `Buffer.from(${literal(btoa(latin1(bytes)))}, 'base64')` : literal(text);
    const blob = `new Blob([${content}]${type === '' ? '' : `, { type: ${literal(type)} }`})`;
    return `form.append(${literal(name)}, ${blob}, ${literal(fileName)});`;
  });
  return ['const form = new FormData();', ...lines].join('\n');
}

/** A text as JavaScript has it, between single quotes where that is possible. */
export function literal(text: string): string {
  const json = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
