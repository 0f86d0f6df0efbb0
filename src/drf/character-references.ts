/** `&amp;` and its like, as Python's `html.unescape` reads them: a name or number may want its semicolon. */
import { XML_ENTITIES } from '../values/xml-entities.ts';

const C1 = 0x80;
const LATIN_1_START = 0xa0;
/** Characters of 0x80 to 0x9f in Windows-1252; five are controls there too. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Names of U+00A0 to U+00FF, in their order. */
const LATIN_1 = [
  'nbsp,iexcl,cent,pound,curren,yen,brvbar,sect,uml,copy,ordf,laquo,not,shy,reg,macr',
  'deg,plusmn,sup2,sup3,acute,micro,para,middot,cedil,sup1,ordm,raquo,frac14,frac12,frac34,iquest',
  'Agrave,Aacute,Acirc,Atilde,Auml,Aring,AElig,Ccedil,Egrave,Eacute,Ecirc,Euml,Igrave,Iacute,Icirc,Iuml',
  'ETH,Ntilde,Ograve,Oacute,Ocirc,Otilde,Ouml,times,Oslash,Ugrave,Uacute,Ucirc,Uuml,Yacute,THORN,szlig',
  'agrave,aacute,acirc,atilde,auml,aring,aelig,ccedil,egrave,eacute,ecirc,euml,igrave,iacute,icirc,iuml',
  'eth,ntilde,ograve,oacute,ocirc,otilde,ouml,divide,oslash,ugrave,uacute,ucirc,uuml,yacute,thorn,yuml',
].join(',');

const APOSTROPHE = 'apos';
const BASIC = [...XML_ENTITIES].filter(([name]) => name !== APOSTROPHE);

const ASCII = "\t\n!#$%'()*+,./:;=?@[\\]^_`{|}*[]_`{||}";
/** Names of those characters, in their order; they need their semicolon. Source: Python html.entities.html5. */
const ASCII_NAMES = [
  'Tab,NewLine,excl,num,dollar,percnt,apos,lpar,rpar,ast,plus,comma,period,sol,colon,semi,equals',
  'quest,commat,lsqb,bsol,rsqb,Hat,lowbar,grave,lcub,verbar,rcub',
  'midast,lbrack,rbrack,UnderBar,DiacriticalGrave,lbrace,vert,VerticalLine,rbrace',
].join(',');
const WITH_SEMICOLON: ReadonlyMap<string, string> = new Map(
  ASCII_NAMES.split(',').map((name, at) => [name, ASCII.charAt(at)] as const),
);

/** All names that need no semicolon. Source: Python html.entities.html5. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ...BASIC,
  ...BASIC.map(([name, character]) => [name.toUpperCase(), character] as const),
  ...LATIN_1.split(',').map(
    (name, at) => [name, String.fromCodePoint(LATIN_1_START + at)] as const,
  ),
  ['COPY', '\u00a9'],
  ['REG', '\u00ae'],
]);
const LONGEST_NAME = Math.max(...[...NAMED.keys()].map(({ length }) => length));
const SHORTEST_NAME = 2;

const REFERENCE = /&(?:#(\d+)|#[xX]([\da-fA-F]+)|([^\t\n\f <&#;]{1,32}))(;?)/gu;

/** Source: Python html.unescape, less the names beyond ASCII that need a semicolon. */
export function unescapeHtml(text: string): string {
  return text.replace(REFERENCE, (_whole, ten, hex, name, end) => {
    if (name !== undefined) return named(name, end);
    return numbered(ten === undefined ? Number.parseInt(hex, 16) : Number.parseInt(ten, 10));
  });
}

/** By the whole name, or else by the longest name that it begins with. */
function named(name: string, end: string): string {
  const whole = (end === '' ? undefined : WITH_SEMICOLON.get(name)) ?? NAMED.get(name);
  if (whole !== undefined) return whole;
  for (let length = LONGEST_NAME; length >= SHORTEST_NAME; length -= 1) {
    const character = NAMED.get(name.slice(0, length));
    if (character !== undefined) return character + name.slice(length) + end;
  }
  return `&${name}${end}`;
}

/** C1 controls are meant as those of Windows-1252; what no text may hold is dropped. */
function numbered(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  if (code >= C1 && code < LATIN_1_START) return WINDOWS_1252.charAt(code - C1);
  return isDropped(code) ? '' : String.fromCodePoint(code);
}

function isDropped(code: number): boolean {
  const isControl = code < 0x20 && !'\t\n\f\r'.includes(String.fromCodePoint(code));
  const isNoCharacter = (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
  return isControl || code === 0x7f || isNoCharacter;
}
