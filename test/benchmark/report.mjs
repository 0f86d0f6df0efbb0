/** Writes what was measured as Markdown: a summary for the README, all tables for the one of this folder. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { pinning } from './processes.mjs';

const BEGIN = '<!-- benchmarks: written by `npm run bench -- --write` -->';
const END = '<!-- end of benchmarks -->';

const whole = (number) => Math.round(number).toLocaleString('en');
const one = (number) => (number === undefined ? '-' : number.toFixed(1));
const times = (ratio) => (Number.isFinite(ratio) ? `× ${ratio.toFixed(2)}` : '-');
const nameOf = ({ node }) => `Node.js ${node.slice(1).split('.')[0]}`;

/** `figures`: what `measure.mjs` printed, one for each Node.js. Each ratio is baseline to mock: above 1 the mock is better. */
export function report(figures) {
  const [{ rounds }] = figures;
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${pinning}; medians of ${rounds} rounds`;
  return {
    summary: [
      '## Speed',
      '',
      `${machine}, each beside its baseline in the same run: × 2.00 means that the mock takes half of what the baseline takes. Requests: processor time, beside bare Express 5 that answers the same bytes with \`res.json\` and reads bodies with its JSON parser. [All figures, and how to measure](test/benchmark/README.md).`,
      '',
      summaryOfRequests(figures),
      '',
      summaryOfOthers(figures),
    ].join('\n'),
    tables: [
      `${machine}. A ratio is baseline to mock, both of the same run: above 1 the mock is better.`,
      ...figures.flatMap(tablesOf),
    ].join('\n'),
  };
}

function summaryOfRequests(figures) {
  const [{ throughput }] = figures;
  const rows = Object.entries(throughput).flatMap(([payments, operations]) =>
    Object.keys(operations).map((operation) => [
      operation,
      whole(payments),
      ...figures.map((each) => {
        const { mock, express } = each.throughput[payments][operation];
        return `${one(mock.cpuMicros)} µs, ${times(express.cpuMicros / mock.cpuMicros)}`;
      }),
    ]),
  );
  return table(['operation', 'payments', ...figures.map(nameOf)], rows);
}

function summaryOfOthers(figures) {
  const columns = figures.map(otherRows);
  const rows = columns[0].map(({ name, beside }, index) => [
    name,
    beside,
    ...columns.map((each) => {
      const { mock, ratio } = each[index];
      return ratio === undefined ? mock : `${mock}, ${times(ratio)}`;
    }),
  ]);
  return table(['', 'beside', ...figures.map(nameOf)], rows);
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

/** Puts the summary into the README, and the tables into the one of this folder. */
export function writeReadmes({ summary, tables }) {
  writeBetweenMarks('../../README.md', summary);
  writeBetweenMarks('README.md', tables);
}

/** @throws Error where the file has no marks */
function writeBetweenMarks(path, written) {
  const file = new URL(path, import.meta.url);
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${path} has no section between ${BEGIN} and ${END}.`);
  writeFileSync(file, `${text.slice(0, from + BEGIN.length)}\n\n${written}\n\n${text.slice(to)}`);
}
