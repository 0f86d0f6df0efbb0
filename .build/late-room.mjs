/**
 * What of our own source an answer of the API does not need, in files beside the bundle, each of which is read when one of its
 * functions is first called. In the bundle each of those is a function that calls it there; a late file takes from the bundle what
 * both need, so that nothing is there twice. The source knows nothing of it: its imports stay what they are. Without it, loading
 * the package takes a tenth more processor time.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { exportedNames } from './wrappers.mjs';

/**
 * Whose functions are called late, with all that nobody else imports; nothing else of theirs can be imported. By late file.
 * Nothing that the usual answers of the API need is there: `test/package/loading.test.ts` asks for those.
 */
const ROOMS = {
  later: [
    'src/admin/handle-admin.ts',
    'src/admin/match-path.ts',
    'src/drf/field-schema.ts',
    'src/drf/metadata-schema.ts',
    'src/drf/metadata.ts',
    'src/fixtures/fixtures-schema.ts',
    'src/fixtures/generate.ts',
    'src/fixtures/json-syntax.ts',
    'src/fixtures/locate-problems.ts',
    'src/http/transport.ts',
    'src/http/upstream.ts',
    'src/resources/media/svg.ts',
    'src/resources/media/xml-reader.ts',
    'src/resources/site/shown-configuration.ts',
    'src/resources/stubs/answer.ts',
    'src/resources/stubs/rules.ts',
    'src/resources/users/role-fields.ts',
    'src/resources/users/system-roles.ts',
    'src/sandbox/events/feed.ts',
    'src/sandbox/journal/expectation.ts',
    'src/sandbox/journal/match-pattern.ts',
    'src/sandbox/journal/verify.ts',
    'src/sandbox/portable/har.ts',
    'src/sandbox/portable/interaction-maker.ts',
    'src/sandbox/portable/pact-file.ts',
    'src/sandbox/portable/pact-recorder.ts',
    'src/sandbox/tables/edit-rows.ts',
    'src/sandbox/tables/known-users.ts',
    'src/sandbox/tables/state-changes.ts',
    'src/sandbox/tables/table-infos.ts',
    'src/sandbox/tables/table-page.ts',
    'src/server/describe-server.ts',
    'src/server/unusable.ts',
    'src/server/welcome-page.ts',
    'src/values/pattern/linear-pattern.ts',
    'src/waldur/site/site-schema.ts',
  ],
  /** What speaks to real servers. */
  remote: [
    'src/remote/pull/pull-fixtures.ts',
    'src/remote/compare/compare-with.ts',
    'src/remote/compare/render-report.ts',
  ],
};

/** What must not get into the bundle by another way. */
const LATE_ALONE =
  /^src\/(openapi\/|admin\/([a-z-]+-)?routes\.ts$|remote\/(?!client\/remote-error\.ts$))/;

const FUNCTION = /^export (?:async )?function (\w+)/gm;
const RELATIVE = /^\.{1,2}[\\/]/;
/** What a late file asks the bundle for, by its number. */
const TAKEN = /\b__take\(\s*(\d+)\s*\)/g;

/**
 * Writes the late files of the bundle that a source is the entry of; gives what the build of that bundle is to have.
 * @throws Error where the bundle would hold what is to be late
 */
export async function buildLateRoom(root, entry, options) {
  const rooms = Object.entries(ROOMS).map(([file, paths]) => ({
    file,
    functions: new Map(paths.map((path) => [join(root, path), functionsOf(join(root, path))])),
  }));
  const first = await build({
    ...options,
    entryPoints: [entry],
    plugins: [...options.plugins, callLate(root, entry, rooms)],
    write: false,
  });
  const called = new Set(Object.values(ROOMS).flat());
  const early = Object.keys(first.metafile.inputs).find(
    (path) => LATE_ALONE.test(path) && !called.has(path),
  );
  if (early) throw new Error(`${early} is to be loaded late: ROOMS must name who imports it.`);
  const own = new Set(Object.keys(first.metafile.inputs).map((path) => join(root, path)));
  const metafiles = [];
  const shared = [];
  const taken = new Set();
  for (const { file, functions } of rooms) {
    const { metafile } = await build({
      ...options,
      entryPoints: { [file]: 'room:all' },
      plugins: [
        ...options.plugins,
        takeFromBundle(root, functions, (path) => own.has(path), shared),
      ],
      banner: { js: `module.exports = (__take) => {\nconst module = {};\n${options.banner.js}` },
      footer: { js: 'return module.exports;\n};' },
    });
    metafiles.push(metafile);
    const text = readFileSync(join(options.outdir, `${file}.js`), 'utf8');
    for (const [, number] of text.matchAll(TAKEN)) taken.add(shared[number]);
  }
  const plugin = callLate(root, entry, rooms, taken);
  return { metafiles, entry: 'room:bundle', plugin };
}

function functionsOf(path) {
  return [...readFileSync(path, 'utf8').matchAll(FUNCTION)].map(([, name]) => name);
}

/** In the bundle: the functions that call the late ones, and last of all what those are given. */
function callLate(root, entry, rooms, taken = []) {
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
              export const late_${file} = () => (${file} ??= require('./${file}.js')(take));
            `,
          ),
        ].join('\n'),
      }));
      onLoad({ filter: /^bundle$/, namespace: 'room' }, () => ({
        resolveDir: root,
        contents: [
          `export * from './${entry}';`,
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
