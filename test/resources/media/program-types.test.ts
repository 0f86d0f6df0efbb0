/** What programs and formats of machines are taken for. Source: libmagic 5.44, asked of each of these. */
import { describe, expect, it } from '@jest/globals';
import { mimeTypeOf } from '../../../src/resources/media/mime-type.ts';

const type = (latin1: string) => mimeTypeOf(Buffer.from(latin1, 'latin1'));

describe('mimeTypeOf text', () => {
  it.each([
    ['text/x-shellscript', '#!/bin/bash\n'],
    ['text/x-perl', '#!/usr/bin/perl -w\n'],
    ['text/x-ruby', '#!/usr/bin/env ruby\n'],
    ['application/javascript', '#!/usr/bin/env node\n'],
    ['application/javascript', "'use strict';\n"],
    ['application/javascript', 'const a = require("a");\n'],
    ['application/javascript', 'import a from "a";\n'],
    ['application/javascript', 'module.exports = 1;\n'],
    ['application/javascript', 'export default a;\n'],
    ['application/javascript', '(function () {})();\n'],
    ['application/javascript', 'if (typeof a === "b") {}\n'],
    ['text/plain', 'typeof a\n=== "b"\n'],
    ['text/x-script.python', 'from a.b import c\n'],
    ['text/x-script.python', 'def f(a, b):\n    pass\n'],
    ['text/x-script.python', 'class A(B):\n    pass\n'],
    ['text/x-script.python', 'if __name__ == "__main__":\n'],
    ['text/x-script.python', 'try:\n  a()\nexcept B:\n  c()\n'],
    ['text/plain', 'import os\nprint(1)\n'],
    ['text/plain', '"""\nfrom a import b\n'],
    ['text/x-c', '#include <stdio.h>\n'],
    ['text/x-c', '#ifndef A\n#define A\n#endif\n'],
    ['text/x-c', 'int main() {\n}\n'],
    ['text/x-c', 'struct a\n'],
    ['text/x-c++', '#include <a>\nusing namespace std;\n'],
    ['text/x-c++', 'class A {\npublic:\n  int a;\n};\n'],
    ['text/x-c++', 'class A {\n int a;\n};\n'],
    ['text/x-java', 'import java.util.*;\npublic class A {}\n'],
    ['text/x-php', '#!/usr/bin/php\n'],
    ['text/x-tex', '\\documentclass{article}\n'],
    ['text/x-diff', '--- a\n+++ b\n@@ -1 +1 @@\n'],
    ['text/x-diff', '*** a\n--- b\n'],
    ['text/plain', '--- a\n+++ b\n'],
    ['text/x-makefile', 'all:\n\tls\n'],
    ['text/x-msdos-batch', '@echo off\r\n'],
    ['text/x-lisp', '(defun a ())\n'],
    ['text/troff', '.TH A 1\n'],
    ['text/PGP', '-----BEGIN PGP SIGNED MESSAGE-----\n'],
    ['application/vnd.hp-HPGL', 'PAYMENT RECEIPT\n'],
    ['application/vnd.hp-HPGL', 'SPEC'],
    ['text/plain', 'PARIS'],
    ['text/plain', 'Payment receipt\n'],
    ['image/x-portable-greymap', 'P5 invoices\n'],
    ['message/news', 'Path:'],
    ['text/plain', 'Path x'],
  ])('says %s of %j', (expected, bytes) => {
    expect(type(bytes)).toBe(expected);
  });
});

describe('mimeTypeOf formats of machines', () => {
  const PROGRAM = `MZ${'\0'.repeat(22)}@${'\0'.repeat(35)}`;
  const ELF = `\x7fELF\x02\x01\x01${'\0'.repeat(9)}`;

  it.each([
    ['application/x-executable', `${ELF}\x02\0>\0\x01\0\0\0`],
    ['application/x-sharedlib', `${ELF}\x03\0>\0\x01\0\0\0`],
    ['application/octet-stream', ELF],
    ['application/vnd.microsoft.portable-executable', `${PROGRAM}\x40\0\0\0PE\0\0d\x86\x03\0`],
    ['application/x-dosexec', `MZ${'\0'.repeat(62)}`],
    ['application/x-java-applet', '\xca\xfe\xba\xbe\0\0\0\x34'],
    ['application/x-mach-binary', '\xca\xfe\xba\xbe\0\0\0\x02'],
    ['application/wasm', '\0asm\x01\0\0\0'],
    ['application/vnd.sqlite3', 'SQLite format 3\0\x10\0'],
    ['application/x-msaccess', '\0\x01\0\0Standard Jet DB\0'],
    ['application/x-msaccess', '\0\x01\0\0Standard ACE DB\0'],
    ['image/x-xcf', 'gimp xcf v011\0'],
    ['application/zlib', 'x\x9c\x0b\x01'],
    ['text/plain', 'x\x9c...'],
    ['application/x-lzma', ']\0\0\x80\0\xff\xff\xff\xff\xff\xff\xff\xff\0'],
    ['application/x-archive', '!<arch>\na.o'],
    ['font/woff2', 'wOF2'],
    ['image/vnd.adobe.photoshop', `8BPS\0\x01${'\0'.repeat(16)}`],
    [
      'image/vnd.microsoft.icon',
      `\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0h\x04\0\0\x16\0\0\0${'\x28'.repeat(80)}`,
    ],
    ['application/octet-stream', '\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0h\x04\0\0\x16\0\0\0'],
    ['image/x-portable-pixmap', 'P6\n1 1\n255\n\0\0\0'],
    ['audio/mpeg', '\xff\xfb\x90\x64'],
    ['audio/mpeg', 'ID3\x03\0\0\0\0\0\x0fTIT2\0\0\0\x05\0\0\0abcd\xff\xfb\x90\x64\0\0\0\0'],
    ['application/octet-stream', 'ID3\x03\0\0\0\0\0\x7f'],
    ['audio/x-hx-aac-adts', '\xff\xf1\x50\x80'],
    ['audio/ogg', `OggS\0\x02${'\0'.repeat(22)}\x01vorbis`],
    ['video/ogg', `OggS\0\x02${'\0'.repeat(22)}\x80theora`],
    [
      'video/webm',
      '\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm',
    ],
    ['video/mpeg', '\0\0\x01\xba'],
    ['audio/midi', 'MThd\0\0\0\x06'],
  ])('says %s of %j', (expected, bytes) => {
    expect(type(bytes)).toBe(expected);
  });

  it('knows a tape archive by the sum of its header', () => {
    const header = (sum: number) =>
      `a.txt${'\0'.repeat(143)}${sum.toString(8).padStart(6, '0')}\0 ${'\0'.repeat(356)}`;
    const sum = 8 * 32 + [...'a.txt'].reduce((total, char) => total + char.charCodeAt(0), 0);
    expect(type(header(sum))).toBe('application/x-tar');
    expect(type(header(sum + 1))).toBe('application/octet-stream');
  });
});
