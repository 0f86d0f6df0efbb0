/** The source as tests load it: one script, compiled once a process, and run anew for each test file. */
import { readFileSync } from 'node:fs';
import { type Context, Script } from 'node:vm';

let script: Script | undefined;

/** The one that counts, in a run that does. */
function scriptOfBundle(): Script {
  const { SOURCE_BUNDLE, COUNTING_BUNDLE: path = SOURCE_BUNDLE } = process.env;
  if (path === undefined) throw new Error('The source is not bundled: see global-setup.mjs.');
  const text = readFileSync(path, 'utf8');
  return new Script(`(function (module, require) {${text}\n})`, { filename: path });
}

/** For one test file: a function that gives all source files by name, each as a function that gives what it exports. */
export function sourceOf(context: Context): (require: unknown) => unknown {
  const module = { exports: undefined };
  return (require) => {
    if (module.exports === undefined) {
      script ??= scriptOfBundle();
      Reflect.apply(script.runInContext(context), undefined, [module, require]);
    }
    return module.exports;
  };
}
