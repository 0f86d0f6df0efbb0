/** Measures everything on the Node.js that runs it, and prints the figures as JSON. Arguments: `{sizes, rounds, isShort}`. */
import { measureLoading } from './loading.mjs';
import { measureMemory } from './memory.mjs';
import { measureStart } from './start.mjs';
import { measureState } from './state.mjs';
import { measureSize } from './throughput.mjs';

const { sizes, rounds, isShort } = JSON.parse(process.argv[2]);
const amount = isShort ? 200 : 4000;
const pages = isShort ? 20 : 1000;
const largest = Math.max(...sizes);
/** Payments of the fixture whose loading is measured. */
const LOADED = 100_000;

const throughput = {};
for (const size of sizes) {
  console.error(`${process.version}, ${size} payments …`);
  throughput[size] = await measureSize(size, { rounds, amount });
}
console.error(`${process.version}, start, state, loading, memory …`);
const figures = {
  node: process.version,
  rounds,
  throughput,
  start: { ...(await measureStart({ rounds: isShort ? 1 : 15, pages })), pages },
  state: await measureState([Math.min(...sizes), largest]),
  loading: await measureLoading({ payments: isShort ? 1000 : LOADED, rounds }),
  memory: await measureMemory({ payments: largest }),
};
console.log(JSON.stringify(figures));
