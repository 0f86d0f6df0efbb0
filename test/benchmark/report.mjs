/** Writes what was measured as Markdown tables, and puts them into the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { pinning } from './processes.mjs';

const BEGIN = '<!-- benchmarks: written by `npm run bench -- --write` -->';
const END = '<!-- end of benchmarks -->';

const whole = (number) => Math.round(number).toLocaleString('en');
const one = (number) => (number === undefined ? '-' : number.toFixed(1));
const times = (ratio) => (Number.isFinite(ratio) ? `× ${ratio.toFixed(2)}` : '-');

/** `sizes`: figures by number of payments. A ratio above 1 is in the mock's favour, but for `to 1k`: throughput kept. */
export function report({ sizes, start, state, loading, memory, rounds }) {
  const [[, smallest]] = Object.entries(sizes);
  const rows = Object.entries(sizes).flatMap(([payments, figures]) =>
    Object.entries(figures).map(([operation, { mock, express, http }]) => [
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
    '## Speed',
    '',
    `Node.js ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${pinning}; medians of ${rounds} rounds, each beside its baselines: bare Express 5 (\`res.json\`) and bare node:http over maps, answering the same bytes. In the first table ratios are of processor time: above 1 the mock takes less. *To 1k* compares it with itself at 1,000 payments. In the second table a ratio below 1 means that the mock takes less than the baseline. How it stands minutes of everything at once is in \`test/benchmark/README.md\`, by \`npm run soak\`.`,
    '',
    '<details>',
    '<summary>Throughput</summary>',
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
        'to 1k',
      ],
      rows,
    ),
    '',
    '</details>',
    '',
    table(
      ['', 'mock', 'baseline', 'ratio'],
      [...startRows(start), ...loadingRows(loading), ...memoryRows(memory), ...stateRows(state)],
    ),
  ].join('\n');
}

function startRows({ mock, express, pages }) {
  return [
    [
      'start to first answer',
      `${whole(mock.first)} ms`,
      `${whole(express.first)} ms: one-route Express`,
      times(mock.first / express.first),
    ],
    [
      `start and ${whole(pages)} list pages in turn`,
      `${whole(mock.all)} ms`,
      `${whole(express.all)} ms: the same`,
      times(mock.all / express.all),
    ],
    ['CPU of that', `${one(mock.cpu)} ms`, `${one(express.cpu)} ms`, times(mock.cpu / express.cpu)],
  ];
}

function loadingRows(loading) {
  if (!loading) return [];
  const { payments, mock, baseline } = loading;
  return [
    [
      `load ${whole(payments)} payments`,
      `${whole(mock)} ms`,
      `${whole(baseline)} ms: JSON.parse and a loop`,
      times(mock / baseline),
    ],
  ];
}

function memoryRows(memory) {
  if (!memory) return [];
  const { payments, standard, bytesEach, baselineBytesEach } = memory;
  return [
    ['resident, default world', `${one(standard)} MB`, '', ''],
    [
      `a payment beyond it, of ${whole(payments)}`,
      `${whole(bytesEach)} bytes`,
      `${whole(baselineBytesEach)} bytes: a plain array of them`,
      times(bytesEach / baselineBytesEach),
    ],
  ];
}

function stateRows(state) {
  return Object.entries(state).map(([name, { micros, payments, ratio, to }]) => [
    `${name}, of ${whole(payments)}`,
    `${one(micros)} µs`,
    `the same of ${whole(to)}`,
    times(ratio),
  ]);
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Puts the tables between the marks of the README. @throws Error where there are none */
export function writeReadme(tables) {
  const file = new URL('../../README.md', import.meta.url);
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from)
    throw new Error(`README.md has no section between ${BEGIN} and ${END}.`);
  writeFileSync(file, `${text.slice(0, from + BEGIN.length)}\n\n${tables}\n\n${text.slice(to)}`);
}
