/** The text of an XML document in whatever character set it is written. */
import { type Charset, UTF_8 } from '../../drf/charset.ts';
import { charsetNamed } from '../../drf/charset-names.ts';

/** Bytes in which a document declares its character set. Source: bs4 EncodingDetector.find_declared_encoding. */
const HEAD = 1024;

/**
 * A byte order mark counts first, then what the document declares; it is UTF-8 without either, or else Latin-1. Of what a
 * document is not in its own character set, nothing is read, nor of one in a set that nobody knows.
 * Source: bs4 LXMLTreeBuilderForXML.prepare_markup; observed of lxml 4.9.
 */
export function textOfXml(bytes: Uint8Array): string {
  const mark = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (/^(\xff\xfe|\xfe\xff)/.test(mark)) return decoded(bytes, 'utf-16');
  const rest = mark.startsWith('\xef\xbb\xbf') ? bytes.subarray(3) : bytes;
  const declared = declaredCharset(Buffer.from(rest.subarray(0, HEAD)).toString('latin1'));
  if (declared !== undefined) return decoded(rest, declared);
  return UTF_8.strict(rest) ?? decoded(rest, 'latin-1');
}

function declaredCharset(head: string): string | undefined {
  const [declaration = ''] = /^<\?xml\s[^>]*/.exec(head) ?? [];
  return /\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1];
}

function decoded(bytes: Uint8Array, name: string): string {
  const charset = charsetNamed(name);
  return charset === undefined ? '' : (charset.strict(bytes) ?? beforeMistakes(bytes, charset));
}

function beforeMistakes(bytes: Uint8Array, charset: Charset): string {
  return charset.lenient(bytes).split('\ufffd', 1)[0] ?? '';
}
