/** The JavaScript of `dist/`: flat files, express and multer outside, faker in a file of its own that is loaded late. */
import { build } from 'esbuild';

const FAKER = /^@faker-js\/faker(\/|$)/;

/** Left to the installation; everything else is bundled. */
const EXTERNAL = ['express', 'multer'];

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  external: EXTERNAL,
  metafile: true,
  legalComments: 'inline',
  logLevel: 'warning',
};

/** @param {string} root @param {string} outdir */
export async function buildBundles(root, outdir) {
  const modules = await build({
    ...shared,
    absWorkingDir: root,
    entryPoints: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
    outdir,
    format: 'esm',
    splitting: true,
    entryNames: '[name]',
    // Flat, because `import.meta.url` of every file must be one level below the package root.
    chunkNames: '[name]-[hash]',
  });
  refuseEagerFaker(modules.metafile);
  await buildCommonJs(root, outdir);
}

/**
 * One file for the library. esbuild can't split CommonJS: a late `import()` of our own file stays inside, run when first
 * asked for, so that no class exists twice; faker goes into its own file, required from there.
 */
async function buildCommonJs(root, outdir) {
  const fakers = new Map();
  await build({
    ...shared,
    absWorkingDir: root,
    entryPoints: { index: 'src/index.ts' },
    outdir,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    // A real `import()` needs a flag inside Jest's sandbox; `require` does not.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: {
      js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
    },
    plugins: [fakerApart(fakers)],
  });
  if (fakers.size === 0) return;
  await build({
    ...shared,
    absWorkingDir: root,
    entryPoints: Object.fromEntries(fakers),
    outdir,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  });
}

/** Turns an import of faker into a `require` of a file beside the bundle, and notes which file that is. */
function fakerApart(fakers) {
  return {
    name: 'faker-apart',
    setup({ onResolve }) {
      onResolve({ filter: FAKER }, ({ path }) => {
        const name = path.replace('@faker-js/', '').replaceAll('/', '-');
        fakers.set(name, path);
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/** Faker costs more than all the rest at start: an entry point may reach it through `import()` only. */
function refuseEagerFaker({ outputs }) {
  const entries = Object.keys(outputs).filter((name) =>
    outputs[name].entryPoint?.startsWith('src/'),
  );
  const reached = new Set(entries.filter((name) => /\/(index|cli)\.js$/.test(name)));
  for (const name of reached) {
    const heavy = Object.keys(outputs[name].inputs).find((input) => input.includes('@faker-js/'));
    if (heavy) {
      throw new Error(
        `${name} loads ${heavy} at start: reach faker through a dynamic import() only.`,
      );
    }
    for (const { path, kind, external } of outputs[name].imports) {
      if (kind === 'import-statement' && !external) reached.add(path);
    }
  }
}
