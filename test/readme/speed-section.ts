/** The summary of the benchmarks, from the tables that `npm run bench -- --write` has put into their page. */
import { readFileSync } from 'node:fs';

const PAGE = 'test/benchmark/README.md';

export interface Figures {
  /** Major version of Node.js. */
  readonly node: string;
  /** What was measured, as its row is called → the cells of its row. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
  /** Each row of the table of requests: the cell of its ratio to Express. */
  readonly toExpress: readonly number[];
}

/** What a page of benchmarks tells of each version of Node.js. @throws Error where it tells of none */
export function figuresIn(page: string): readonly Figures[] {
  const found = page.split(/^## Node\.js v/m).slice(1);
  if (found.length === 0) throw new Error(`${PAGE} has no figures.`);
  return found.map((part) => {
    const tables = part.split(/\n\n/).filter((block) => block.startsWith('|'));
    const [requests = [], others = []] = tables.map((block) => block.split('\n').map(cellsOf));
    const column = requests[0]?.indexOf('to Express') ?? -1;
    return {
      node: /^\d+/.exec(part)?.[0] ?? '',
      rows: new Map(others.slice(2).map(([name = '', ...cells]) => [name, cells])),
      toExpress: requests.slice(2).map((cells) => Number(cells[column]?.replace('×', ''))),
    };
  });
}

const cellsOf = (line: string) =>
  line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim());

const none: Figures = { node: '', rows: new Map(), toExpress: [] };

export function speedSection(root: URL): string {
  const all = figuresIn(readFileSync(new URL(PAGE, root), 'utf8'));
  const each = (told: (figures: Figures) => string) =>
    all.map((figures) => `${told(figures)} on Node.js ${figures.node}`).join(', ');
  const cell = ({ rows }: Figures, name: string, at: number) => rows.get(name)?.[at] ?? '?';
  const start = 'start to first answer';
  return [
    'Ratios compare the mock with bare Express 5: above 1 the mock is better. That of requests is a median, with its range.',
    `Processor time of a request: ${each(rangeOf)}.`,
    `Start to first answer: ${each((one) => `${cell(one, start, 0)} (${cell(one, start, 2)})`)}.`,
    `A reset of a million payments takes ${cell(all[0] ?? none, 'reset, untouched, of 1,000,000', 0)}. [All figures, and how to measure](${PAGE}).`,
  ].join('\n');
}

/** `× 1.40 (× 0.57 to × 4.67)`: the one in the middle, and between which all are. */
function rangeOf({ toExpress }: Figures): string {
  const sorted = toExpress.toSorted((a, b) => a - b);
  const [least = 0, middle = 0, most = 0] = [0, sorted.length >> 1, sorted.length - 1].map(
    (at) => sorted[at],
  );
  const times = (ratio: number) => `× ${ratio.toFixed(2)}`;
  return `${times(middle)} (${times(least)} to ${times(most)})`;
}
