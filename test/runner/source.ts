/** The source as tests load it: one script, compiled and run once a process, for it keeps no state in its modules. */
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { countersOfProcess } from './counters.ts';

/** What measures times: it runs the source as it is, also in a run that counts what is covered. */
const MEASURES = /[\\/]test[\\/]properties[\\/]/;

/** What `useMockServer` of Jest is made of belongs to the test file that runs, and the source that has it does not. */
const OF_THE_FILE = '@jest/globals';

type Require = (name: string) => unknown;

const loaded = new Map<string, unknown>();
let requireOfFile: Require | undefined;

/** For a test file, whose own `require` is given: all source files by name, each as a function that gives what it exports. */
export function sourceOf(testPath: string): (require: Require) => unknown {
  const { SOURCE_BUNDLE, COUNTING_BUNDLE = SOURCE_BUNDLE } = process.env;
  const path = MEASURES.test(testPath) ? SOURCE_BUNDLE : COUNTING_BUNDLE;
  if (path === undefined) throw new Error('The source is not bundled: see global-setup.mjs.');
  return (require) => {
    requireOfFile = require;
    if (!loaded.has(path)) loaded.set(path, load(path));
    return loaded.get(path);
  };
}

function load(path: string): unknown {
  const text = `(function (module, require, $counts) {${readFileSync(path, 'utf8')}\n})`;
  const module = { exports: undefined };
  const require = (name: string) => (name === OF_THE_FILE ? globalsOfFile : ask(name));
  Reflect.apply(new Script(text, { filename: path }).runInThisContext(), undefined, [
    module,
    require,
    countersOfProcess(),
  ]);
  return module.exports;
}

function ask(name: string): unknown {
  if (requireOfFile === undefined) throw new Error('No test file runs.');
  return requireOfFile(name);
}

/** Each of Jest's functions as one that calls that of the file that runs, whichever it is by then. */
const globalsOfFile = new Proxy(
  {},
  {
    get(_, name) {
      const now = (): unknown => Reflect.get(Object(ask(OF_THE_FILE)), name);
      return new Proxy(() => undefined, {
        apply: (_target, self, args) => Reflect.apply(callable(now()), self, args),
        get: (_target, member) => Reflect.get(callable(now()), member),
      });
    },
  },
);

function callable(value: unknown) {
  if (typeof value !== 'function') throw new TypeError('Jest has no function of that name.');
  return value;
}
