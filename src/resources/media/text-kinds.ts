/** Kinds of text: mail, markup and programs, by how they begin or what stands in their lines. */
import { inLines, type Tells, without } from './text-tests.ts';

const JAVASCRIPT = 'application/javascript';
const PYTHON = 'text/x-script.python';
const C_PLUS_PLUS = 'text/x-c++';

/** A unified diff: three lines one below the other, the first of them where it stands first. */
function isUnifiedDiff(text: string): boolean {
  const from = text.indexOf('--- ');
  const to = text.indexOf('\n', from + 4) + 1;
  const hunk = text.indexOf('\n', to + 4) + 1;
  return (
    from >= 0 && to > 0 && hunk > 0 && text.startsWith('+++ ', to) && text.startsWith('@@', hunk)
  );
}

/** What follows the first place of a text, where it has one. */
function after(text: string, first: string, characters?: number): string {
  const at = text.indexOf(first);
  const start = at + first.length;
  return at < 0 ? '' : text.slice(start, characters && start + characters);
}

/** The tail of a text behind the first match. */
function behind(text: string, pattern: RegExp): string | undefined {
  const match = pattern.exec(text);
  return match ? text.slice(match.index + match[0].length) : undefined;
}

const requires = inLines(
  (line) =>
    /^(?:const|var|let)/.test(line) &&
    line.indexOf('=') >= 0 &&
    after(line, '=').includes('require('),
);
const importsFrom = inLines((line) => /^(?:im|ex)port/.test(line) && line.includes(' from ', 6));
const exportsModule = inLines(
  (line) => behind(line, /module(?:\.|\[["'])exports/)?.includes('=') === true,
);
const asksType = inLines((line) => /[!=]==/.test(after(line, 'typeof')));
const isTemplate = inLines((line) => /^\s*template\s*</.test(line) && line.trimEnd().endsWith('>'));
const isVirtual = inLines((line) => /^\s*virtual\s/.test(line) && /[};]$/.test(line.trimEnd()));
const isPythonClass = inLines((line) => /^class [_A-Za-z]+ *:(?:[ \t]+pass)?$/.test(without(line)));
const isPointer = inLines(
  (line) => /^\s*(?:char|double|float) ?\*[^;]/.test(line) && line.trimEnd().endsWith(';'),
);
const importsJava = inLines((line) => line.startsWith('import') && line.endsWith(';'));

const isFunction: Tells = (text) =>
  /\([A-Za-z*_, ]{0,255}\):$/m.test(behind(text, /^[ \t]{0,50}def {1,50}[_A-Za-z]{1,100}/m) ?? '');
const isClass: Tells = (text) =>
  /\};?$/m.test(behind(text, /^[ \t]*class\s+[0-9A-Za-z:_]+\s*\{/m) ?? '');
const isGuarded: Tells = (text) => /^#[ \t]*endif$/m.test(behind(text, /^#[ \t]*ifn?def/m) ?? '');
const excepts = inLines((line) => /^\s*except/.test(line) && line.endsWith(':'));

/** What tells a kind, the first one that does. Source: libmagic 5.44, its text patterns by their strength. */
export const TEXT_KINDS: readonly (readonly [mimeType: string, tells: RegExp | Tells])[] = [
  ['text/PGP', /^-----BEGIN PGP SIGNED MESSAGE-/],
  ['text/x-shellscript', /^#![ \t]*\/bin\/(?:sh|bash|csh|ksh|tcsh|zsh)[ \n\r]/],
  ['text/x-shellscript', /^#![ \t]*\/usr\/(?:local\/)?bin\/(?:bash|fish|tcsh|zsh)[ \n\r]/],
  ['text/x-shellscript', /^#![ \t]*\/usr\/bin\/env[ \t]+(?:bash|fish|zsh)[ \n\r]/],
  ['text/xml', /^<\?xml version(?:=["']| ")/],
  [JAVASCRIPT, /^#!(?:\/bin\/|\/usr\/bin\/(?:env )?)node/],
  ['text/x-diff', isUnifiedDiff],
  ['message/rfc822', /^(?:Relay-Version|[Rr]eturn-[Pp]ath|Delivered-To|Received):/],
  ['text/html', /^<!doctype[ \t\n\v\f\r]+html/i],
  [JAVASCRIPT, /^export (?:function|class|default|const|var|let|async) /m],
  ['application/pdf', /^.{0,256}%PDF-/s],
  [JAVASCRIPT, requires],
  [JAVASCRIPT, importsFrom],
  ['message/rfc822', /^(?:From|Date):/],
  ['message/news', /^(?:Xref:|Path:|Article)/],
  [JAVASCRIPT, exportsModule],
  [JAVASCRIPT, /^(?:im|ex)port ["']\.\//m],
  [JAVASCRIPT, /\((?:async )?function[( ]/],
  [JAVASCRIPT, /"use strict"|'use strict'/],
  ['text/html', /^<html>/i],
  [C_PLUS_PLUS, /^using\s+(?:namespace )?std(?:::)?[A-Za-z]*\s*;/m],
  [C_PLUS_PLUS, /^namespace\s+[_A-Za-z]{1,30}\s*\{/m],
  [C_PLUS_PLUS, /^[ \t]*protected:/m],
  ['text/x-php', /^<\?php/i],
  [JAVASCRIPT, /^require\(["']/m],
  [JAVASCRIPT, asksType],
  [PYTHON, /^#![ \t]*\/usr\/(?:local\/)?bin\/python/],
  [PYTHON, /^#![ \t]*\/usr\/bin\/env[ \t]+python/],
  [C_PLUS_PLUS, isTemplate],
  [C_PLUS_PLUS, isVirtual],
  [C_PLUS_PLUS, /^[ \t]*(?:private|public):/m],
  ['text/x-ruby', /^#! ?\/usr\/(?:local\/bin\/|bin\/(?:env )?)ruby/],
  ['text/x-objective-c', /^#import\s+["<]/m],
  ['text/x-php', /^#![ \t]*\/usr\/(?:local\/)?bin\/php/],
  ['text/x-tex', /\\(?:document(?:style|class)|contentsline)/],
  // Known to libmagic, but not by a media type.
  ['text/plain', /^"{3}|^package[ \t]+[0-9A-Za-z_:]+ *;/],
  [PYTHON, (text) => after(text, 'def __init__', 64 + 4).includes('self')],
  [PYTHON, (text) => after(text, 'if __name__', 64 + 10).includes('"__main__"')],
  [PYTHON, isPythonClass],
  ['text/xml', /^<\?xml/i],
  [C_PLUS_PLUS, isClass],
  [PYTHON, (text) => excepts(after(text, 'try:'))],
  [PYTHON, isFunction],
  ['text/x-diff', /^Common subdirectories: /],
  ['text/html', /<(?:head|title|html|script|style|table)[> \t\n\v\f\r]/i],
  ['text/html', /<a[ \t\n\v\f\r]*href=/i],
  ['text/html', /<!doctype[ \t\n\v\f\r]+html/i],
  ['text/x-c', /^#include/m],
  ['text/x-makefile', /^(?:CFLAGS|VPATH|LDFLAGS|all:|\.PRECIOUS)/m],
  [PYTHON, /^from[ \t]+[A-Za-z0-9_.]+[ \t]+import/m],
  ['text/x-perl', /^#! ?\/usr\/bin\/env perl/],
  ['text/x-perl', /^#!.*\/bin\/perl(?:\s|$)/],
  ['text/x-lua', /^#! ?\/usr\/(?:local\/bin\/|bin\/(?:env )?)lua/],
  ['text/x-tcl', /^#! ?\/usr\/(?:local\/bin\/|bin\/(?:env )?)(?:tcl|wish)/],
  ['text/x-tex', /\\(?:input|section|chapter|setlength|begin|relax)/],
  ['text/x-awk', /^#![ \t]*\/(?:usr\/)?bin\/awk/],
  ['text/x-gawk', /^#![ \t]*\/(?:usr\/)?bin\/gawk/],
  ['application/x-subrip', /^1\r?\n\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}/],
  ['text/x-java', (text) => after(text, 'main(', 64 + 6).includes('String')],
  ['text/x-c', isGuarded],
  ['text/x-msdos-batch', /^@(?: ?echo +off|rem|set )/i],
  ['text/x-diff', /^diff /],
  ['text/x-diff', (text) => after(text, '*** ').includes('\n--- ')],
  ['text/troff', /^(?:'?\.\\"|'?\\"|''')/],
  ['text/troff', /^\.[A-Za-z0-9]{2}[ \t]/m],
  ['application/x-mswinurl', /^\[InternetShortcut\]/],
  ['text/x-php', /^<\?\r?\n/],
  ['text/x-diff', /^Only in /],
  ['text/x-lisp', /\((?:custom-set-variables|defparam|defun|autoload|defvar|setq) /],
  ['text/x-c', /^#[ \t]*pragma/m],
  ['text/x-c', isPointer],
  ['text/x-c', /^(?:struct|union)\s|^[ \t]*extern\s/m],
  ['text/x-c', (text) => /\)\s*\{/.test(after(text, 'main('))],
  ['text/x-java', importsJava],
  [PYTHON, /^import [_A-Za-z]+ as [A-Za-z]$/m],
  [PYTHON, (text) => after(text, 'try:').includes('finally:')],
  ['text/x-diff', /^Index:/],
];
