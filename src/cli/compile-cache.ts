/** What V8 has made of the source is kept for the next start. */
import { getBuiltinModule } from 'node:process';

/**
 * Kept in Node's own folder, `node-compile-cache` among the system's temporary files. Where that cannot be written, and before
 * Node 22.8, nothing is kept. `NODE_COMPILE_CACHE` names another folder, `NODE_DISABLE_COMPILE_CACHE=1` switches it off.
 * Source: nodejs.org, `module.enableCompileCache`.
 */
export function keepCompiled(): void {
  const enable: unknown = Reflect.get(getBuiltinModule('node:module'), 'enableCompileCache');
  if (typeof enable === 'function') enable();
}
