/**
 * What Jest runs of a TypeScript file. A test is itself, as CommonJS; a file of `src` is one line that takes it out of the
 * bundle of all of them (bundle-source.mjs), so that Jest itself loads nothing of the source.
 */
const { readFileSync } = require('node:fs');
const { createHash } = require('node:crypto');
const { relative, sep } = require('node:path');
const { transformSync, version } = require('esbuild');

const SELF = readFileSync(__filename);
const FILE_URL = 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;';
/** Where tests run, the environment has the bundle ready; what the environment needs itself is loaded by Node. */
const TAKE = 'const { sourceOfTests = () => require(process.env.SOURCE_BUNDLE) } = globalThis;\n';

module.exports = {
  // What is counted is in the bundle.
  canInstrument: true,

  getCacheKey(text, path, { config }) {
    const parts = [SELF, version, relative(config.rootDir, path), text];
    return createHash('sha1').update(parts.join('\0')).digest('hex');
  },

  process(text, path, { config }) {
    const name = relative(config.rootDir, path).split(sep).join('/');
    if (name.startsWith('src/')) {
      return { code: `${TAKE}module.exports = sourceOfTests(require)[${JSON.stringify(name)}]();` };
    }
    const { code } = transformSync(text, {
      loader: 'ts',
      format: 'cjs',
      platform: 'node',
      target: 'node20.19',
      sourcefile: path,
      sourcemap: 'inline',
      sourcesContent: false,
      define: { 'import.meta.url': 'importMetaUrl' },
      ...(text.includes('import.meta.url') ? { banner: FILE_URL } : {}),
    });
    return { code };
  },
};
