/** The source as tests load it: one script, compiled once a process, and run anew for each test file. */
import { readFileSync } from 'node:fs';
import { type Context, Script } from 'node:vm';

/** What measures times: it runs the source as it is, also in a run that counts what is covered. */
const MEASURES = /[\\/]test[\\/]properties[\\/]/;

const scripts = new Map<string, Script>();

function scriptOf(path: string | undefined): Script {
  if (path === undefined) throw new Error('The source is not bundled: see global-setup.mjs.');
  const known = scripts.get(path);
  if (known !== undefined) return known;
  const text = `(function (module, require) {${readFileSync(path, 'utf8')}\n})`;
  const script = new Script(text, { filename: path });
  scripts.set(path, script);
  return script;
}

/** For one test file: a function that gives all source files by name, each as a function that gives what it exports. */
export function sourceOf(context: Context, testPath: string): (require: unknown) => unknown {
  const { SOURCE_BUNDLE, COUNTING_BUNDLE = SOURCE_BUNDLE } = process.env;
  const path = MEASURES.test(testPath) ? SOURCE_BUNDLE : COUNTING_BUNDLE;
  const module = { exports: undefined };
  return (require) => {
    if (module.exports === undefined) {
      Reflect.apply(scriptOf(path).runInContext(context), undefined, [module, require]);
    }
    return module.exports;
  };
}
