/** Kinds of files that take more to tell than where certain bytes stand. */
import type { Tells } from './text-tests.ts';

/** A number of four bytes, the least one first; of bytes that are not there, beyond everything. */
function numberAt(head: string, at: number): number {
  const bytes = Buffer.from(head.slice(at, at + 4), 'latin1');
  return bytes.length < 4 ? Number.POSITIVE_INFINITY : bytes.readUInt32LE();
}

/** Where an icon says that its picture is, and what has to be zero before that. */
const [PICTURE_AT, RESERVED_AT] = [18, 9];

const isIcon: Tells = (head) =>
  head.startsWith('\0\0\x01\0') &&
  head[RESERVED_AT] === '\0' &&
  numberAt(head, PICTURE_AT) + 4 <= head.length;

/** Where a program for DOS says that its relocations are, and one for Windows that its own header is. */
const [RELOCATIONS_AT, HEADER_AT, DOS_HEADER] = [24, 60, 64];

const isWindowsProgram: Tells = (head) =>
  head.startsWith('MZ') && head.startsWith('PE\0\0', numberAt(head, HEADER_AT));
const isDosProgram: Tells = (head) =>
  head.startsWith('MZ') &&
  head.length >= DOS_HEADER &&
  head.charCodeAt(RELOCATIONS_AT) < DOS_HEADER &&
  head[RELOCATIONS_AT + 1] === '\0';

const MANY = '\xca\xfe\xba\xbe';
/** A program for several processors says for how many, where a class of Java says how new it is. */
const [COUNT_AT, MOST_PROCESSORS] = [7, 19];

const isClass: Tells = (head) => head.startsWith(MANY) && head.length > COUNT_AT;
const isFatProgram: Tells = (head) =>
  head.startsWith(`${MANY}\0\0\0`) &&
  head.charCodeAt(COUNT_AT) > 0 &&
  head.charCodeAt(COUNT_AT) <= MOST_PROCESSORS;

/** A file of Matroska names its kind behind two bytes and a length. */
function isMatroska(kind: string): Tells {
  return (head) =>
    head.startsWith('\x1aE\xdf\xa3') && head.startsWith(kind, head.indexOf('B\x82') + 3);
}

const TAG_HEADER = 10;

/** Audio behind a tag, which tells its own size in four times seven bits. */
function isTaggedAudio(head: string): boolean {
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + head.charCodeAt(at), 0);
  return head.startsWith('ID3') && /^\xff[\xfa\xfb\xf2\xf3]./s.test(head.slice(TAG_HEADER + size));
}

/** The header of a tape archive, and where the sum of its bytes stands, for which blanks are counted. */
const [TAPE_HEADER, SUM_AT, AFTER_SUM] = [512, 148, 156];

/** By the sum of its header, in octal digits. Source: libmagic is_tar.c. */
function isTape(head: string): boolean {
  const written = /^ *([0-7]+)/.exec(head.slice(SUM_AT, AFTER_SUM))?.[1];
  if (written === undefined || head.length < TAPE_HEADER) return false;
  const summed = `${head.slice(0, SUM_AT)}${' '.repeat(8)}${head.slice(AFTER_SUM, TAPE_HEADER)}`;
  const sum = Buffer.from(summed, 'latin1').reduce((total, byte) => total + byte, 0);
  return sum === Number.parseInt(written, 8);
}

/** What could be text as well is none; who asks knows that. */
export function isZlib(head: string): boolean {
  return ['x\x01', 'x^', 'x\x9c', 'x\xda'].some((start) => head.startsWith(start));
}

/** Source: libmagic 5.44. */
export const PATTERNS: readonly (readonly [mimeType: string, tells: RegExp | Tells])[] = [
  ['application/vnd.microsoft.portable-executable', isWindowsProgram],
  ['application/x-dosexec', isDosProgram],
  ['application/x-mach-binary', isFatProgram],
  ['application/x-java-applet', isClass],
  ['application/x-tar', isTape],
  ['image/vnd.microsoft.icon', isIcon],
  ['image/x-portable-pixmap', /^P[36]\s./s],
  ['image/x-portable-greymap', /^P5\s./s],
  ['image/x-portable-graymap', /^P2\s./s],
  ['image/x-portable-bitmap', /^P4\s./s],
  ['image/bmp', /^BM.{12}[\f(48@l|]\0\0\0/s],
  ['audio/mpeg', isTaggedAudio],
  ['video/x-matroska', isMatroska('matroska')],
  ['video/webm', isMatroska('webm')],
  // Plots begin with an order of two letters, and so do payments in capitals.
  ['application/vnd.hp-HPGL', /^(?:BP|NP|PA(?!R)|SP|CO |PS |IN;|DF;)/],
  ['text/vcard', /^begin:vcard/i],
];
