/**
 * The order of test files. Jest goes by the time that each took before, and knows none on a clean clone, where it takes the
 * largest files first: then what takes longest would begin when all else is over, and leave a core idle.
 */
const { relative, sep } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** Below `test/`, the longest first; see "Where the time goes" in test/README.md. */
const LONGEST = [
  'remote/compare/contracts',
  'remote/compare/bends',
  'browser/inspector/places',
  'conformance/conformance',
  'remote/compare/writing',
  'browser/inspector/requests',
  'browser/inspector/page',
  'package/journal-memory',
  'architecture/patterns',
  'browser/cross-origin',
  'soak/soak',
  'remote/compare/untold',
  'browser/inspector/hostile',
  'properties/scaling',
  'remote/compare/hostile',
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
