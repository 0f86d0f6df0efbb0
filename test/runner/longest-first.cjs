/**
 * The order of test files. Jest goes by the time that each took before, and knows none on a clean clone, where it takes the
 * largest files first: then what takes longest would begin when all else is over, and leave a core idle.
 */
const { relative, sep } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** Below `test/`, the longest by the clock first, as some wait more than they work; see "Where the time goes" in test/README.md. */
const LONGEST = [
  'soak/soak',
  'remote/compare/bends',
  'browser/inspector/page',
  'package/journal-memory',
  'browser/cross-origin',
  'browser/inspector/focus',
  'conformance/conformance',
  'remote/compare/contracts',
  'browser/inspector/places',
  'browser/inspector/hostile',
  'browser/inspector/data',
  'cli/unread-output',
  'pact/verifier',
  'architecture/patterns',
  'browser/pages',
  'browser/inspector/views',
  'readme/pytest',
  'remote/compare/writing',
  'browser/inspector/requests',
  'cli/orphans',
  'remote/compare/hostile',
  'remote/compare/untold',
  'properties/scaling',
  'openapi/every-answer',
  'admin/hostile-members',
  'cli/compare',
  'waldur/differences',
  'remote/compare/record',
  'remote/compare/parts',
  'server/secrets',
].map((name) => `test/${name}.test.ts`);

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const nameOf = ({ path, context }) =>
      relative(context.config.rootDir, path).split(sep).join('/');
    const ranks = new Map(LONGEST.map((name, index) => [name, index]));
    const rankOf = (test) => ranks.get(nameOf(test)) ?? LONGEST.length;
    return super.sort(tests).sort((a, b) => rankOf(a) - rankOf(b));
  }
};
