/** What V8 has made of the source is kept for the next start. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { getBuiltinModule } from 'node:process';

/**
 * Kept where Node itself would keep it: in `node-compile-cache` among the system's temporary files. Where that cannot be made,
 * and before Node 22.8, nothing is kept. `NODE_COMPILE_CACHE` names another folder, `NODE_DISABLE_COMPILE_CACHE=1` switches it
 * off. Source: nodejs.org, `module.enableCompileCache`.
 */
export function keepCompiled(environment: NodeJS.ProcessEnv): void {
  const enable: unknown = Reflect.get(getBuiltinModule('node:module'), 'enableCompileCache');
  if (typeof enable !== 'function') return;
  const { NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE } = environment;
  if (NODE_COMPILE_CACHE !== undefined || NODE_DISABLE_COMPILE_CACHE !== undefined) return;
  // Loaded late: a start has no other use for it.
  const folder = join(getBuiltinModule('node:os').tmpdir(), 'node-compile-cache');
  if (isThere(folder)) enable(folder);
}

/** Made here: for a folder that cannot be, such as one below a link that leads nowhere, Node 24 tries for ever. Observed. */
function isThere(folder: string): boolean {
  if (existsSync(folder)) return true;
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
