/**
 * All benchmarks, each beside its baseline in the same run, on the built package. `--smoke` shows that they run,
 * `--write` puts the tables into the README, `--sizes=1000,100000` and `--rounds=7` are what they say.
 */
import { parseArgs } from 'node:util';
import { report, writeReadme } from './report.mjs';
import { measureStart } from './start.mjs';
import { measureState } from './state.mjs';
import { measureSize } from './throughput.mjs';

const { values } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const sizes = (values.sizes ?? (values.smoke ? '1000' : '1000,100000,1000000'))
  .split(',')
  .map(Number);
const rounds = Number(values.rounds ?? (values.smoke ? 1 : 5));
const amount = values.smoke ? 200 : 4000;
const pages = values.smoke ? 20 : 1000;
const largest = Math.max(...sizes);

const figures = {};
for (const size of sizes) {
  console.error(`${size} payments …`);
  figures[size] = await measureSize(size, { rounds, amount });
}
console.error('start, state …');
const tables = report({
  rounds,
  sizes: figures,
  start: { ...(await measureStart({ rounds: values.smoke ? 1 : 15, pages })), pages },
  state: await measureState([Math.min(...sizes), largest]),
});
console.log(tables);
if (values.write) writeReadme(tables);
