/** How secrets are found in a table of lines: below the name of a column, with commas, semicolons or tabs between the cells. */
import type { Cut } from './cuts.ts';
import { isSecretName, MASK } from './secret-names.ts';

/** Longest line of names that is looked at. */
const LONGEST_HEAD = 2000;

export function columnCuts(text: string): readonly Cut[] {
  const end = text.indexOf('\n');
  if (end < 0 || end > LONGEST_HEAD) return [];
  const head = text.slice(0, end);
  const sign = [',', ';', '\t'].find((each) => head.includes(each));
  if (sign === undefined) return [];
  const names = cellsOf(head, 0, sign).cells.map(([from, to]) => bare(text.slice(from, to)));
  // A sentence has commas too: names are single words.
  if (!names.every((name) => /^[\w .-]{0,60}$/.test(name))) return [];
  const secret = new Set(names.flatMap((name, at) => (isSecretName(name) ? [at] : [])));
  if (secret.size === 0) return [];
  const cuts: Cut[] = [];
  for (let at = end + 1; at < text.length; ) {
    const line = cellsOf(text, at, sign);
    for (const [index, [from, to]] of line.cells.entries()) {
      if (secret.has(index) && bare(text.slice(from, to)) !== '') cuts.push([from, to, MASK]);
    }
    at = line.end + 1;
  }
  return cuts;
}

/** From where to where each cell of a line stands; in quotes there may be signs and ends of lines. Source: RFC 4180. */
function cellsOf(text: string, start: number, sign: string) {
  const cells: (readonly [from: number, to: number])[] = [];
  let [from, at, isQuoted] = [start, start, false];
  for (; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char === '\n') break;
    else if (char === sign) {
      cells.push([from, at]);
      from = at + 1;
    }
  }
  cells.push([from, text[at - 1] === '\r' ? at - 1 : at]);
  return { cells, end: at };
}

function bare(cell: string): string {
  return cell.trim().replace(/^"|"$/g, '');
}
