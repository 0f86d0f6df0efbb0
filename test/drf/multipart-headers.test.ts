/** What a part is to Django by its headers; expectations made with Python 3.11 after Django 4.2 multipartparser. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { charsetNamed } from '../../src/drf/charset-names.ts';
import { partKind } from '../../src/drf/multipart-headers.ts';
import { ApiException } from '../../src/drf/refusal.ts';

const DISPOSITION = 'Content-Disposition: form-data; ';
const nameOf = (outcome: () => string): string => {
  try {
    return outcome();
  } catch (error) {
    return error instanceof ApiException ? error.code : String(error);
  }
};
const kindOf = (head: string, encoding: BufferEncoding = 'utf8') =>
  partKind(Buffer.from(head, encoding));

describe('partKind', () => {
  it.each([
    ['name="sum"', 'sum'],
    ['name=sum', 'sum'],
    ['NAME="sum"', 'sum'],
    ['name=" sum "', 'sum'],
    ['name=""', ''],
    ['name="a[b][c]"', 'a[b][c]'],
    ['name="__proto__"', '__proto__'],
    ['name="õ"', 'õ'],
    ['name="a\\"b"', 'a"b'],
    ["name*=UTF-8''%C3%B5", 'õ'],
    ['name="proof"; filename=""', 'proof'],
    ['name="proof"; filename', 'proof'],
  ])('makes a field of %s', (parameters, name) => {
    expect(kindOf(DISPOSITION + parameters)).toEqual({ kind: 'field', name, isBase64: false });
  });

  it('reads the names in the character set of the body', () => {
    const head = Buffer.from(`${DISPOSITION}name=" õ\u00a0"; filename="ä.txt"`);
    expect(partKind(head, charsetNamed('latin-1'))).toMatchObject({
      name: 'Ãµ\u00c2\u00a0',
      fileName: 'Ã¤.txt',
    });
    expect(partKind(head)).toMatchObject({ name: 'õ\u00a0', fileName: 'ä.txt' });
  });

  it.each([
    ['filename="slip.pdf"', 'slip.pdf'],
    ['filename=slip.pdf', 'slip.pdf'],
    ['FileName="slip.pdf"', 'slip.pdf'],
    ['filename="tõend €.pdf"', 'tõend €.pdf'],
    ["filename*=UTF-8''t%C3%B5end.pdf", 'tõend.pdf'],
    [`filename="x.pdf"; filename*=UTF-8''t%C3%B5end.pdf`, 'tõend.pdf'],
    [`filename*=UTF-8''t%C3%B5end.pdf; filename="x.pdf"`, 'x.pdf'],
    ['filename="a;b.pdf"', 'a;b.pdf'],
    ['filename="a\\"b.pdf"', 'a"b.pdf'],
    ['filename="a%22b.pdf"', 'a%22b.pdf'],
    ['filename="../../etc/passwd"', 'passwd'],
    ['filename="C:\\\\dir\\\\slip.pdf"', 'slip.pdf'],
    ['filename="C:\\dir\\slip.pdf"', 'slip.pdf'],
    ['filename="a/b\\c/d.pdf"', 'd.pdf'],
    ['filename="a\\b/c"', 'c'],
    ['filename="..."', '...'],
    ['filename=" "', ' '],
    ['filename="a\u200bb\u00a0c\u0007.pdf"', 'abc.pdf'],
    ['filename="&lt;a&gt;&amp;&quot;&apos;.pdf"', '<a>&"\'.pdf'],
    ['filename="a&#x41;&#66;.pdf"', 'aAB.pdf'],
    ['filename="a&#47;b.pdf"', 'b.pdf'],
    ['filename="a&#9999999;.pdf"', 'a\ufffd.pdf'],
    ['filename="a&#0;&#xD800;.pdf"', 'a\ufffd\ufffd.pdf'],
    ['filename="a&zzz;.pdf"', 'a&zzz;.pdf'],
    ['filename="a&#39b&#x43.pdf"', "a'bC.pdf"],
    ['filename="a&ampb&LT&notit;&zz;.pdf"', 'a&b<¬it;&zz;.pdf'],
    ['filename="&apos&apos;&Auml;&auml&yumlx&COPY.pdf"', "&apos'Ääÿx©.pdf"],
    ['filename="a&#128;&#x9f;&#x81;&#127;&#8;&#xfffe;&#xfdd0;b&#65;.pdf"', 'a€ŸbA.pdf'],
    ['filename=a&amp;b.pdf', 'a&'],
    ['filename=a&#39;b.pdf', "a'"],
    ['filename="a&toString;.pdf"', 'a&toString;.pdf'],
    ['filename="a&sol;b&lowbar;c&period;pdf"', 'b_c.pdf'],
    ['filename="a&bsol;b&UnderBar;&sol&lcub;&VerticalLine;&Tab;.pdf"', 'b_&sol{|.pdf'],
  ])('makes a file of %s', (parameters, fileName) => {
    const kind = kindOf(`${DISPOSITION}name="proof"; ${parameters}`);
    expect(kind).toEqual({ kind: 'file', name: 'proof', fileName, isBase64: false });
  });

  it.each([
    '',
    'Content-Type: text/plain',
    'nonsense',
    'Content-Disposition',
    'Content-Disposition: form-data',
    'Content-Disposition: form-data; filename="a.pdf"',
    'Content-Disposition: name="sum"',
    'X-Content-Disposition: form-data; name="sum"',
    'Content-Disposition : form-data; name="sum"',
  ])('passes over %j', (head) => {
    expect(kindOf(head)).toMatchObject({ kind: 'skipped' });
  });

  it.each([
    'name="proof"; filename="."',
    'name="proof"; filename=".."',
    'name="proof"; filename="a/"',
    'name="proof"; filename="a\\"',
    'name="proof"; filename="\u200b"',
  ])('loses the file of %j', (parameters) => {
    expect(kindOf(DISPOSITION + parameters)).toMatchObject({ kind: 'lost' });
  });

  it.each(['name=""; filename="a"', 'name=" "; filename="a"'])(
    'tells the file under an empty name of %j',
    (parameters) => {
      expect(kindOf(DISPOSITION + parameters)).toMatchObject({ kind: 'unnamed' });
    },
  );

  it('passes over headers that are no UTF-8', () => {
    expect(kindOf(`${DISPOSITION}name="\xff"`, 'latin1')).toMatchObject({ kind: 'skipped' });
  });

  it('finds the disposition among other headers, in any case; the last one counts', () => {
    const lines = [
      '',
      'Content-Type: text/plain',
      'CONTENT-DISPOSITION: form-data; name="a"; filename="a.txt"',
      'content-disposition: form-data; name="b"',
      'X-Bad: \xff',
    ];
    expect(kindOf(lines.join('\r\n'))).toEqual({ kind: 'field', name: 'b', isBase64: false });
  });

  it('takes blanks in front of a header', () => {
    expect(kindOf(` \t${DISPOSITION}name="sum"`)).toMatchObject({ kind: 'field', name: 'sum' });
  });

  it.each([
    `${DISPOSITION}name*=klingon''s%75m`,
    `${DISPOSITION}name=sum; filename*=''%41`,
    `${DISPOSITION}name=sum; filename*=hex'en'%41; filename=a`,
    `${DISPOSITION}name=sum\r\nContent-Type: text/plain; x*=klingon''%41`,
    `no header; x*=klingon''%41\r\n${DISPOSITION}name=sum`,
    `${DISPOSITION}name*=klingon''%41\r\n${DISPOSITION}name=sum`,
  ])('refuses a character set that Python does not know: %j', (head) => {
    expect(() => kindOf(head)).toThrow('parse.unknown_charset');
  });

  it.each([
    ["name*=klingon''sum", 'sum'],
    ["name*=klingon'%41", "klingon'%41"],
    ["name*=klingon'a'b'%41", "klingon'a'b'%41"],
    ["name*=cp437''s%75m", 'sum'],
    ["name*=UTF_7''s%75m", 'sum'],
    ["name*=iso-8859-1''%f5", 'õ'],
  ])('asks for no character set, or reads it, in %s', (parameters, name) => {
    expect(kindOf(DISPOSITION + parameters)).toMatchObject({ kind: 'field', name });
  });

  it('never throws but for a character set', () => {
    const piece = fc.constantFrom(
      DISPOSITION,
      'name',
      '=',
      '"',
      ';',
      '*',
      "'",
      '%C3',
      '\\',
      '\r\n',
      '&#',
      '/',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.uint8Array(), (pieces, bytes) => {
        const outcome = (): string =>
          partKind(Buffer.concat([Buffer.from(pieces.join('')), bytes])).kind;
        expect(['field', 'file', 'skipped', 'parse.unknown_charset']).toContain(nameOf(outcome));
      }),
    );
  });
});

describe('the transfer encoding', () => {
  it.each([
    ['base64', true],
    ['BASE64', true],
    [' Base64 ; x=y', true],
    ['quoted-printable', false],
    ['base64x', false],
    ['', false],
  ])('%j is Base64: %s', (encoding, isBase64) => {
    const head = `${DISPOSITION}name="sum"\r\nCONTENT-transfer-encoding:${encoding}`;
    expect(kindOf(head)).toEqual({ kind: 'field', name: 'sum', isBase64 });
  });
});
