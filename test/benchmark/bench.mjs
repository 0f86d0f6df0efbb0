/**
 * All benchmarks on the built package, on each Node.js that is named, every figure beside its baseline in the same run.
 * `--node PATH`, repeatable, names them (default: the one that runs this); another version comes with `npm i node@24` in a
 * folder outside the checkout, as `node_modules/node/bin/node`. `--write` puts the tables into README.md, `--smoke` shows
 * that all this runs, `--sizes=1000,100000` and `--rounds=7` are what they say.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { report, writeTables } from './report.mjs';

const MEASURE = fileURLToPath(new URL('measure.mjs', import.meta.url));

const { values } = parseArgs({
  options: {
    node: { type: 'string', multiple: true, default: [process.execPath] },
    smoke: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const options = {
  sizes: (values.sizes ?? (values.smoke ? '1000' : '1000,100000,1000000')).split(',').map(Number),
  rounds: Number(values.rounds ?? (values.smoke ? 1 : 5)),
  isShort: values.smoke,
};

/** The figures of one Node.js, which measures in a process of its own and starts all servers and loads itself. */
async function measureOn(node) {
  const running = promisify(execFile)(node, [MEASURE, JSON.stringify(options)], {
    maxBuffer: 1 << 24,
  });
  running.child.stderr.pipe(process.stderr);
  return JSON.parse((await running).stdout);
}

const figures = [];
for (const node of values.node) figures.push(await measureOn(node));
const tables = report(figures);
console.log(tables);
if (values.write) writeTables(tables);
