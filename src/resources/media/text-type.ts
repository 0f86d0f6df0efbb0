/** Kinds of text, by how it begins or what stands in it. */
import { charsetNamed } from '../../drf/charset-names.ts';
import { TEXT_KINDS } from './text-kinds.ts';
import { isTold } from './text-tests.ts';

export function typeOfText(text: string): string {
  return TEXT_KINDS.find(([, tells]) => isTold(tells, text))?.[0] ?? 'text/plain';
}

/** Control characters that text may have. */
const TEXT_CONTROLS = '\x07\b\t\n\v\f\r\x1b';
/** Byte order marks and the character sets that they announce, the longer ones first. */
const MARKS: readonly (readonly [mark: string, charset: string])[] = [
  ['\xff\xfe\0\0', 'utf-32'],
  ['\0\0\xfe\xff', 'utf-32'],
  ['\xff\xfe', 'utf-16'],
  ['\xfe\xff', 'utf-16'],
];

/** Bytes as text without their byte order mark, else a character each; undefined where they are none. Source: libmagic encoding.c. */
export function textIn(head: Uint8Array): string | undefined {
  const bytes = Buffer.from(head).toString('latin1');
  const charset = MARKS.find(([mark]) => bytes.startsWith(mark))?.[1];
  const text =
    charset === undefined
      ? bytes.slice(bytes.startsWith('\xef\xbb\xbf') ? 3 : 0)
      : (charsetNamed(charset)?.lenient(head) ?? '');
  const hasControls = [...text].some((char) => char < ' ' && !TEXT_CONTROLS.includes(char));
  return hasControls ? undefined : text;
}

/** A quoted field. */
const QUOTED = /"[^"]*(?:""[^"]*)*"?/g;
/** Of all lines that are looked at, none may have another number of fields. Source: libmagic is_csv.c. */
const CSV_LINES = 10;

/** True for at least three whole lines of as many fields each, more than one. Source: libmagic is_csv.c. */
export function isCsv(text: string): boolean {
  const lines = text.replace(QUOTED, '').split('\n').slice(0, -1).slice(0, CSV_LINES);
  const [first = 0, ...others] = lines.map((line) => line.split(',').length);
  return lines.length > 2 && first > 1 && others.every((count) => count === first);
}
