/**
 * How Jest runs what a test file loads: in the main context of its worker, where a global costs no more than a variable. What many
 * files load is compiled once a worker, and packages and Node's own modules are loaded once. Jest's habit is a context, and
 * everything anew, for each file.
 */
const { createRequire, isBuiltin } = require('node:module');
const { compileFunction, constants } = require('node:vm');
const Runtime = require('jest-runtime').default;

/** Jest has them anew for each file. */
const OF_THE_FILE = ['@jest/globals', '@jest/expect', 'expect'];

/**
 * What Jest runs tests with follows each through its promises, to tell tests that run at once apart. Ours run one after the other;
 * and Node 20 makes every promise slower once it follows any.
 */
const FOLLOWER = /[\\/]jest-circus[\\/]/;
class LastOne {
  #store;
  getStore() {
    return this.#store;
  }
  async run(store, callback) {
    const before = this.#store;
    this.#store = store;
    try {
      return await callback();
    } finally {
      this.#store = before;
    }
  }
}

/** By file, for the texts are the same as long as the worker lives. */
const compiled = new Map();

module.exports = class MainContextRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const parameters = ['module', 'exports', 'require', '__dirname', '__filename'];
    this.executor.compile = (text, filename) => {
      const known = compiled.get(filename);
      if (known?.text === text) return known.run;
      const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
      const run = compileFunction(text, parameters, { filename, importModuleDynamically });
      compiled.set(filename, { text, run });
      return run;
    };
  }

  requireModule(from, name, ...more) {
    if (name === 'node:async_hooks' && FOLLOWER.test(from)) return { AsyncLocalStorage: LastOne };
    return super.requireModule(from, name, ...more);
  }

  requireModuleOrMock(from, name) {
    return isPackage(name) && !this.#isMapped(name)
      ? createRequire(from)(name)
      : super.requireModuleOrMock(from, name);
  }

  /** Jest reads the map of a script that it knows once a worker, and that of any other once a test file. */
  getSourceMaps() {
    const maps = super.getSourceMaps();
    const { SOURCE_BUNDLE, COUNTING_BUNDLE } = process.env;
    for (const bundle of [SOURCE_BUNDLE, COUNTING_BUNDLE]) {
      if (bundle !== undefined) maps.set(bundle, `${bundle}.map`);
    }
    return maps;
  }

  #isMapped(name) {
    return this._config.moduleNameMapper.some(([pattern]) => new RegExp(pattern).test(name));
  }
};

function isPackage(name) {
  return /^[@a-z]/i.test(name) && !isBuiltin(name) && !OF_THE_FILE.includes(name);
}
