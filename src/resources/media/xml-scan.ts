/** What a reader of XML knows, and the smallest things that it finds. */
import type { Scanner } from './scan.ts';

/** What comes out of a document, in its order. */
export interface XmlHandler {
  /** A name as it stands in the markup, `a:b` with a prefix; so are those of the attributes. */
  readonly start: (name: string, attributes: readonly Attribute[]) => void;
  readonly end: () => void;
  readonly text: (text: string) => void;
  /** A comment, an instruction or a DOCTYPE: its text between what opens and closes it. */
  readonly verbatim: (open: string, text: string, close: string) => void;
}

export type Attribute = readonly [name: string, value: string];

export interface Reader extends Scanner {
  readonly handler: XmlHandler;
  /** False from the first mistake on. */
  isWellFormed: boolean;
  /** Names that are not declared here may be declared there. */
  hasExternalSubset: boolean;
}

/** Characters of names, as they stand in a class. Source: XML 1.0, NameStartChar and NameChar. */
const LATIN = ':A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff';
const NEAR = '\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef';
const FAR = '\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}';
const NAME_START = `${LATIN}${NEAR}${FAR}`;
const NAME_CHAR = `${NAME_START}0-9.\u00b7\u0300-\u036f\u203f-\u2040-`;

const NAME_PATTERN = `[${NAME_START}][${NAME_CHAR}]*`;
export const NAME = new RegExp(NAME_PATTERN, 'uy');
const FIRST = new RegExp(`^[${NAME_START}]`, 'u');
export const XML_BLANKS = /[ \t\r\n]*/y;

/** All that may follow an `&`, well formed or not. */
export const REFERENCE = new RegExp(
  `&(?:(?:#(?:x([0-9A-Fa-f]*)|([0-9]*))|(${NAME_PATTERN}))(;?))?`,
  'gu',
);

/** True of a name that does not begin with its colon. */
export function startsName(text: string): boolean {
  return FIRST.test(text) && !text.startsWith(':');
}
