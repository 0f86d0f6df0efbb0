/** What a process that may start a mock server is given in its environment, so that its answers are judged too. */
import { join } from 'node:path';
import { FOLDER_VARIABLE, recordingFolder } from './folder.ts';

/** Where a run of the whole suite has the bundle of `preload.ts`, in its folder. */
export const PRELOAD = 'preload.cjs';

/** Nothing at all where nothing is gathered: when some of the tests are run. */
export function recordingEnvironment(): Readonly<Record<string, string>> {
  const folder = recordingFolder();
  if (folder === undefined) return {};
  return { [FOLDER_VARIABLE]: folder, NODE_OPTIONS: `--require=${join(folder, PRELOAD)}` };
}
