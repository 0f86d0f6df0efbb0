/** What a sandbox may be called, and what the one is called that requests reach which name none. */
import { SANDBOX_NAME } from '../values/schema/settings.ts';

export const DEFAULT_SANDBOX = 'default';

export function isSandboxName(name: unknown): name is string {
  return SANDBOX_NAME.read(name).valid;
}
