/** What a test file may leave changed in the process that it shares with the next one, and its way back. */

/** Listeners of these are what a command sets up as it starts. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE', 'exit', 'beforeExit'] as const;

/** Where Jest keeps the matchers that there are: on a global that cannot be taken away. */
const MATCHERS = Symbol.for('$$jest-matchers-object');

/** Remembers the globals and the process as they are. @returns puts them back */
export function rememberProcess(): () => void {
  const globals = Object.getOwnPropertyDescriptors(globalThis);
  const environment = { ...process.env };
  const folder = process.cwd();
  const { exit, exitCode } = process;
  const listeners = SIGNALS.map((name) => [name, process.rawListeners(name)] as const);
  return () => {
    const kept = Object(Reflect.get(globalThis, MATCHERS));
    Object.assign(kept, { matchers: Object.create(null), customEqualityTesters: [] });
    for (const key of Reflect.ownKeys(globalThis)) {
      if (!Object.hasOwn(globals, key)) Reflect.deleteProperty(globalThis, key);
    }
    for (const [key, descriptor] of Object.entries(globals)) {
      // Node makes some of its own when they are first asked for.
      if (descriptor.configurable && 'value' in descriptor)
        Object.defineProperty(globalThis, key, descriptor);
    }
    for (const name of Object.keys(process.env)) {
      if (!(name in environment)) Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, environment);
    if (process.cwd() !== folder) process.chdir(folder);
    process.exit = exit;
    process.exitCode = exitCode;
    for (const [name, before] of listeners) {
      for (const each of process.rawListeners(name)) {
        if (!before.includes(each)) Reflect.apply(process.off, process, [name, each]);
      }
    }
  };
}
