/** Whether a sandbox's name is that of a test: not the usual one, and none that the test helpers have made up. */
import { SUPPLIED_NAME } from '../../values/own-paths.ts';
import { DEFAULT_SANDBOX } from '../sandbox-name.ts';

export function isTestName(sandbox: string): boolean {
  return sandbox !== DEFAULT_SANDBOX && !SUPPLIED_NAME.test(sandbox);
}
