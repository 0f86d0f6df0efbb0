/**
 * What of our own source an answer of the API does not need, in files beside the bundle, each of which is read when one of its
 * functions is first called. In the bundle each of those is a function that calls it there; a late file takes from the bundle what
 * both need, so that nothing is there twice. A server that runs while the package is built anew gets a late file of another build:
 * that one refuses, as what it would take by number is something else there. The source knows nothing of it: its imports stay what they are. Without it, loading
 * the package takes a tenth more processor time.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { exportedNames } from './wrappers.mjs';

const FUNCTION = /^export (?:async )?function (\w+)/gm;
const RELATIVE = /^\.{1,2}[\\/]/;
/** Stands in a late file where the name of the build goes. */
const STAMP = '@@build@@';
/** What a late file asks the bundle for, by its number. */
const TAKEN = /\b__take\(\s*(\d+)\s*\)/g;

/**
 * Writes the late files of the bundle that a source is the entry of; gives what the build of that bundle is to have.
 * @throws Error where the bundle would hold what is to be late
 */
export async function buildLateRoom(root, entry, { files, lateAlone }, options) {
  const rooms = Object.entries(files).map(([file, paths]) => ({
    file,
    functions: new Map(paths.map((path) => [join(root, path), functionsOf(join(root, path))])),
  }));
  const first = await build({
    ...options,
    entryPoints: [entry],
    plugins: [...options.plugins, callLate(root, entry, rooms)],
    write: false,
  });
  const called = new Set(Object.values(files).flat());
  const early = Object.keys(first.metafile.inputs).find(
    (path) => lateAlone?.test(path) && !called.has(path),
  );
  if (early) throw new Error(`${early} is to be loaded late: rooms.mjs must name who imports it.`);
  const own = new Set(Object.keys(first.metafile.inputs).map((path) => join(root, path)));
  const metafiles = [];
  const shared = [];
  const taken = new Set();
  const hash = createHash('sha256');
  for (const { contents } of first.outputFiles) hash.update(contents);
  const texts = new Map();
  for (const { file, functions } of rooms) {
    const { metafile } = await build({
      ...options,
      entryPoints: { [file]: 'room:all' },
      plugins: [
        ...options.plugins,
        takeFromBundle(root, functions, (path) => own.has(path), shared),
      ],
      banner: { js: `${refusal(file)}\nconst module = {};\n${options.banner.js}` },
      footer: { js: 'return module.exports;\n};' },
    });
    metafiles.push(metafile);
    const path = join(options.outdir, `${file}.js`);
    const text = readFileSync(path, 'utf8');
    hash.update(text);
    texts.set(path, text);
    for (const [, number] of text.matchAll(TAKEN)) taken.add(shared[number]);
  }
  const stamp = hash.digest('base64url').slice(0, 22);
  for (const [path, text] of texts) writeFileSync(path, text.replace(STAMP, stamp));
  const plugin = callLate(root, entry, rooms, stamp, taken);
  return { metafiles, entry: 'room:bundle', plugin };
}

/** How a late file begins: it goes together with the bundle of its own build alone. */
function refusal(file) {
  const message = `${file}.js is of another build than the program that runs: start it again.`;
  return `module.exports = (__take, __build) => {
if (__build !== '${STAMP}') throw Object.assign(new Error('${message}'), { code: 'ERR_OTHER_BUILD' });`;
}

function functionsOf(path) {
  return [...readFileSync(path, 'utf8').matchAll(FUNCTION)].map(([, name]) => name);
}

/** In the bundle: the functions that call the late ones, and before anything runs what those are given. */
function callLate(root, entry, rooms, stamp = '', taken = []) {
  const all = [...taken];
  return {
    name: 'call-late',
    setup({ onResolve, onLoad }) {
      const stubs = new Map();
      onResolve({ filter: /^room:/ }, ({ path }) => ({ path: path.slice(5), namespace: 'room' }));
      for (const { file, functions } of rooms) {
        onResolve({ filter: new RegExp(`^\\./${file}\\.js$`) }, ({ path }) => ({
          path,
          external: true,
        }));
        for (const [path, names] of functions) {
          const calls = names.map(
            (name) => `export const ${name} = (...given) => late_${file}().${name}(...given);`,
          );
          const door = `import { late_${file} } from 'room:door';`;
          stubs.set(path, { contents: [door, ...calls].join('\n') });
        }
      }
      onLoad({ filter: /\.ts$/, namespace: 'file' }, ({ path }) => stubs.get(path));
      onLoad({ filter: /^door$/, namespace: 'room' }, () => ({
        contents: [
          'let take;',
          'export const open = (given) => { take = given; };',
          ...rooms.map(
            ({ file }) => `
              let ${file};
              export const late_${file} = () => (${file} ??= require('./${file}.js')(take, '${stamp}'));
            `,
          ),
        ].join('\n'),
      }));
      onLoad({ filter: /^bundle$/, namespace: 'room' }, () => ({
        resolveDir: root,
        contents: `import 'room:opening'; export * from './${entry}';`,
      }));
      onLoad({ filter: /^opening$/, namespace: 'room' }, () => ({
        resolveDir: root,
        contents: [
          "import { open } from 'room:door';",
          ...all.map(
            ({ path, name, number }) => `import { ${name} as _${number} } from './${path}';`,
          ),
          'open((wanted) => { switch (wanted) {',
          ...all.map(({ number }) => `case ${number}: return _${number};`),
          '} });',
        ].join('\n'),
      }));
    },
  };
}

/**
 * In a late file: what the bundle has is asked for once, when the file is read; by the number of its place in `shared`, for a
 * short bundle is read sooner.
 */
function takeFromBundle(root, room, isInBundle, shared) {
  return {
    name: 'take-from-bundle',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^room:/ }, ({ path }) => ({ path: path.slice(5), namespace: 'room' }));
      onLoad({ filter: /.*/, namespace: 'room' }, () => ({
        resolveDir: root,
        contents: [...room]
          .map(
            ([path, names]) => `export { ${names.join(', ')} } from './${relative(root, path)}';`,
          )
          .join('\n'),
      }));
      onResolve({ filter: RELATIVE, namespace: 'file' }, ({ path, importer }) => {
        const file = join(dirname(importer), path);
        if (room.has(file) || !isInBundle(file)) return undefined;
        return { path: relative(root, file), namespace: 'bundle' };
      });
      onLoad({ filter: /.*/, namespace: 'bundle' }, async ({ path }) => {
        const names = exportedNames(root, path);
        // Marked as pure: what nobody uses is left out, and so not asked for.
        const lines = names.map((name) => {
          const number = shared.push({ path, name, number: shared.length }) - 1;
          return `export const ${name} = /* @__PURE__ */ __take(${number});`;
        });
        return { contents: lines.join('\n') };
      });
    },
  };
}
