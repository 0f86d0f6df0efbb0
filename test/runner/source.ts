/** The source as tests load it: one script, compiled once a process, and run anew for each test file. */
import { readFileSync } from 'node:fs';
import { type Context, Script } from 'node:vm';

/** What measures times: it runs the source as it is, also in a run that counts what is covered. */
const MEASURES = /[\\/]test[\\/]properties[\\/]/;

const scripts = new Map<string, Script>();

/** Of Node's own, beside those of the language that Jest hands over (`sandboxInjectedGlobals`); no test replaces them. */
const OF_NODE = ['Buffer', 'Uint8Array', 'URL', 'URLSearchParams', 'TextDecoder', 'TextEncoder'];

/**
 * What is found as a global of a test's context is found by asking Jest each time, fifty times slower than a variable:
 * so each global that the source has to do with all the time is one.
 */
function scriptOf(path: string | undefined, globals: readonly string[]): Script {
  if (path === undefined) throw new Error('The source is not bundled: see global-setup.mjs.');
  const known = scripts.get(path);
  if (known !== undefined) return known;
  const names = [...globals, ...OF_NODE].join(', ');
  const source = `function (module, require) {${readFileSync(path, 'utf8')}\n}`;
  const text = `(function (${names}) { return ${source}; })(${names})`;
  const script = new Script(text, { filename: path });
  scripts.set(path, script);
  return script;
}

/** For one test file: a function that gives all source files by name, each as a function that gives what it exports. */
export function sourceOf(
  context: Context,
  testPath: string,
  globals: readonly string[],
): (require: unknown) => unknown {
  const { SOURCE_BUNDLE, COUNTING_BUNDLE = SOURCE_BUNDLE } = process.env;
  const path = MEASURES.test(testPath) ? SOURCE_BUNDLE : COUNTING_BUNDLE;
  const module = { exports: undefined };
  return (require) => {
    if (module.exports === undefined) {
      Reflect.apply(scriptOf(path, globals).runInContext(context), undefined, [module, require]);
    }
    return module.exports;
  };
}
