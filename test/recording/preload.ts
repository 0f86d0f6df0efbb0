/**
 * Loaded before anything else into a process that a test starts (`spawn-environment.ts`): leaves what its mock servers
 * answer in the folder of the run. Bundled into one CommonJS file, so that every Node can load it.
 */
import { appendExchanges } from './folder.ts';
import { recordExchanges } from './record-exchanges.ts';

/** Most exchanges that one process leaves; a load test repeats itself long before. */
const MOST = 500;

const seen = new Set<string>();

recordExchanges((exchange) => {
  const { contract, method, target, status, body } = exchange;
  // A target that was asked before, and answered so, has nothing new to say.
  const key = `${contract} ${method} ${target} ${status} ${body.length}`;
  if (seen.size >= MOST || seen.has(key)) return;
  seen.add(key);
  appendExchanges([exchange]);
});
