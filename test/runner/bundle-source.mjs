/** Bundles all of `src` into one script, from which a test can take each file by its name; each runs when it is first taken. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** @returns the paths of all source files, as `src/drf/fields.ts` */
export function sourceFiles() {
  return readdirSync(join(root, 'src'), { recursive: true })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .sort();
}

const CATALOGUE = 'language-catalogue.json';

/** The catalogue of languages lies beside its loader, which here is loaded from `src/` like all others; and so is not counted. */
const catalogue = {
  name: 'catalogue',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]language[\\/]load-catalogue\.ts$/ }, async ({ path }) => {
      const [before, after, ...more] = (await readFile(path, 'utf8')).split(`'./${CATALOGUE}'`);
      if (after === undefined || more.length > 0) throw new Error(`${path} must name it once`);
      const beside = JSON.stringify(join(dirname(path), CATALOGUE));
      return { contents: before + beside + after, loader: 'ts' };
    });
  },
};

/** @param plugins what the sources go through on their way */
export async function bundleSource(outfile, plugins = []) {
  const lines = sourceFiles().map((path) => `${JSON.stringify(path)}: () => require("./${path}"),`);
  await build({
    stdin: { contents: `module.exports = {\n${lines.join('\n')}\n};`, resolveDir: root },
    absWorkingDir: root,
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    sourcemap: true,
    sourcesContent: false,
    supported: { 'dynamic-import': false },
    external: ['vitest', '@jest/globals'],
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'src/')).href) },
    logLevel: 'warning',
    plugins: [catalogue, ...plugins],
  });
}
