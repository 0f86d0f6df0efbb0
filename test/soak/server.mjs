/**
 * The server that is soaked, a process of its own with --expose-gc: tells its port, what went wrong inside it, and, when it
 * is asked, what is left in its memory after a collection. Argument: options of `startMockServer`, in JSON.
 */
import { setTimeout } from 'node:timers/promises';
import { startMockServer } from '../../dist/index.js';

const tell = (message) => process.send?.(message);

const server = await startMockServer({
  keepAlive: true,
  ...JSON.parse(process.argv[2] ?? '{}'),
  onEvent: (event) => void (event.event === 'error' && tell({ error: event.message })),
});
process.on('message', async ({ collects }) => {
  for (let round = 0; collects && round < 4; round += 1) {
    await setTimeout(50);
    globalThis.gc();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  tell({ memory: { heap: heapUsed + external, rss } });
});
// The load is gone: so is this.
process.on('disconnect', () => process.exit());
tell({ url: server.url });
