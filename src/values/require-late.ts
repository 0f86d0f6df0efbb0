/** What loads a file when it is first needed, at once. */
import { getBuiltinModule } from 'node:process';

/** The `require` of the module whose URL that is. Where nothing is loaded late, what makes it is not loaded either. */
export function requireFrom(url: string): NodeJS.Require {
  return getBuiltinModule('node:module').createRequire(url);
}
