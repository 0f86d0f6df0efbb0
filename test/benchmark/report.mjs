/** Writes what was measured as Markdown: the tables of this folder's README, from which the project's has its summary. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { pinning } from './processes.mjs';

const BEGIN = '<!-- benchmarks: written by `npm run bench -- --write` -->';
const END = '<!-- end of benchmarks -->';

const whole = (number) => Math.round(number).toLocaleString('en');
const one = (number) => (number === undefined ? '-' : number.toFixed(1));
const times = (ratio) => (Number.isFinite(ratio) ? `× ${ratio.toFixed(2)}` : '-');

/** `figures`: what `measure.mjs` printed, one for each Node.js. Each ratio is baseline to mock: above 1 the mock is better. */
export function report(figures) {
  const [{ rounds }] = figures;
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${pinning}; medians of ${rounds} rounds`;
  return [
    `${machine}. A ratio is baseline to mock, both of the same run: above 1 the mock is better.`,
    ...figures.flatMap(tablesOf),
  ].join('\n');
}

function tablesOf(figures) {
  const { node, throughput } = figures;
  const [[, smallest]] = Object.entries(throughput);
  const rows = Object.entries(throughput).flatMap(([payments, operations]) =>
    Object.entries(operations).map(([operation, { mock, express, http }]) => [
      operation,
      whole(payments),
      `${whole(mock.perSecond)} / ${whole(express.perSecond)}`,
      `${one(mock.p99)} / ${one(express.p99)}`,
      `${one(mock.cpuMicros)} / ${one(express.cpuMicros)} / ${one(http.cpuMicros)}`,
      times(express.cpuMicros / mock.cpuMicros),
      times(http.cpuMicros / mock.cpuMicros),
      times(smallest[operation].mock.cpuMicros / mock.cpuMicros),
    ]),
  );
  return [
    '',
    `## Node.js ${node}`,
    '',
    table(
      [
        'operation',
        'payments',
        'requests/s: mock / Express',
        'p99 ms: mock / Express',
        'CPU µs a request: mock / Express / node:http',
        'to Express',
        'to node:http',
        'to itself at the smallest size',
      ],
      rows,
    ),
    '',
    table(
      ['', 'mock', 'baseline', 'ratio'],
      otherRows(figures).map(({ name, mock, baseline, beside, ratio }) => [
        name,
        mock,
        [baseline, beside].filter(Boolean).join(': '),
        ratio === undefined ? '' : times(ratio),
      ]),
    ),
  ];
}

/** All but requests. `beside` says what the baseline is. */
function otherRows({ start, state, loading, memory }) {
  const { mock, express, pages } = start;
  const rowOf = (name, unit, format, ours, theirs, beside) => ({
    name,
    beside,
    mock: `${format(ours)} ${unit}`,
    baseline: `${format(theirs)} ${unit}`,
    ratio: theirs / ours,
  });
  return [
    rowOf('start to first answer', 'ms', whole, mock.first, express.first, 'one-route Express'),
    rowOf(
      `start and ${whole(pages)} list pages in turn`,
      'ms',
      whole,
      mock.all,
      express.all,
      'one-route Express',
    ),
    rowOf('processor time of that', 'ms', whole, mock.cpu, express.cpu, 'one-route Express'),
    rowOf(
      `load ${whole(loading.payments)} payments`,
      'ms',
      whole,
      loading.mock,
      loading.baseline,
      'JSON.parse and a loop',
    ),
    { name: 'resident, default world', beside: '', mock: `${one(memory.standard)} MB` },
    rowOf(
      `a payment beyond it, of ${whole(memory.payments)}`,
      'bytes',
      whole,
      memory.bytesEach,
      memory.baselineBytesEach,
      'a plain array of them',
    ),
    ...Object.entries(state).map(([name, { micros, ratio, payments, to }]) =>
      rowOf(
        `${name}, of ${whole(payments)}`,
        'µs',
        one,
        micros,
        micros / ratio,
        `itself of ${whole(to)}`,
      ),
    ),
  ];
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Puts the tables into the README of this folder. @throws Error where it has no marks */
export function writeTables(tables) {
  const file = new URL('README.md', import.meta.url);
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`There is no section between ${BEGIN} and ${END}.`);
  writeFileSync(file, `${text.slice(0, from + BEGIN.length)}\n\n${tables}\n\n${text.slice(to)}`);
}
