/**
 * What the first answer does not need, and so is loaded when it is first asked for; and what is never needed. Without the
 * stand-ins for packages of Express a start to the first answer takes a tenth more processor time, on Node.js 20 and 24.
 */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';

const FAKER = '@faker-js/faker/locale/en';

/** What Express reads headers of requests with, and makes those of answers: we do both ourselves. */
const EXPRESS_PARTS = [
  'accepts',
  'content-disposition',
  'content-type',
  'cookie',
  'encodeurl',
  'escape-html',
  'etag',
  'fresh',
  'proxy-addr',
  'range-parser',
  'statuses',
  'type-is',
  'vary',
];

/** The name of a file in `dist/` → the package that is in it, with all that it needs. */
export const LATE = {
  'express-parts': 'express-parts',
  'faker-locale-en': FAKER,
  'http-errors': 'http-errors',
  'mime-types': 'mime-types',
  multer: 'multer',
  qs: 'qs',
};

/** The texts of all languages but English: loaded from beside the bundle, as its source loads it from beside itself. */
export const CATALOGUE = { folder: 'src/drf/language', file: 'language-catalogue.json' };

/** Express asks for these while it loads, and uses them in methods that few answers call: those of no size are in one file. */
const STAND_INS = {
  crypto: `require('node:crypto')`,
  'http-errors': `require('./http-errors.js')`,
  'mime-types': `require('./mime-types.js')`,
  qs: `require('./qs.js')`,
  ...Object.fromEntries(
    EXPRESS_PARTS.map((name) => [name, `require('./express-parts.js')['${name}']`]),
  ),
};
/** What Express asks of them for every app. Nobody is trusted as a proxy unless an app says so. Source: proxy-addr compile. */
const AT_ONCE = {
  'proxy-addr':
    'compile: (trusted) => (trusted.length === 0 ? () => false : load().compile(trusted))',
};
const STOOD_IN_FOR = new RegExp(`^(${Object.keys(STAND_INS).join('|')})$`);

/** Of Node itself: each takes a tenth as long to load as the package, and most of those who start it never need it. */
const SLOW_MODULES = ['node:crypto', 'node:module'];

/** The middleware of body-parser, which Express brings. */
const PARSERS = ['json', 'raw', 'text', 'urlencoded'];

/** In a build for CommonJS: turns what loads those packages into a late `require` of the file beside the bundle. */
export function latePackages() {
  return {
    name: 'late-packages',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^multer$/ }, ({ kind, importer }) => {
        if (kind === 'dynamic-import') return { path: './multer.js', external: true };
        throw new Error(`${importer} must load multer by import() when it needs it.`);
      });
      // Loaded by a `require` made for an ES module, which the bundler does not see.
      onLoad({ filter: /[\\/]fixtures[\\/]load-faker\.ts$/ }, async ({ path }) => {
        const parts = (await readFile(path, 'utf8')).split(`'${FAKER}'`);
        if (parts.length !== 2) throw new Error(`${path} must name '${FAKER}' once`);
        return { contents: parts.join("'./faker-locale-en.js'"), loader: 'ts' };
      });
      onResolve({ filter: STOOD_IN_FOR }, ({ path, namespace }) =>
        namespace === 'stand-in' ? undefined : { path, namespace: 'stand-in' },
      );
      onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({
        contents: `
          const load = () => ${STAND_INS[path]};
          const atOnce = { __proto__: null, ${AT_ONCE[path] ?? ''} };
          module.exports = new Proxy(() => {}, {
            get: (_, name) => atOnce[name] ?? load()[name],
            apply: (_, self, given) => Reflect.apply(load(), self, given),
          });
        `,
      }));
      onResolve({ filter: /^\.\//, namespace: 'stand-in' }, ({ path }) => ({
        path,
        external: true,
      }));
    },
  };
}

/** For the late files: the one of several packages, each of which is read when it is asked for. */
export function expressParts(root) {
  return {
    name: 'express-parts',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^express-parts$/ }, ({ path }) => ({ path, namespace: 'parts' }));
      onResolve({ filter: /^mime-types$/ }, ({ importer }) =>
        /^node_modules[\\/](accepts|type-is)[\\/]/.test(relative(root, importer))
          ? { path: './mime-types.js', external: true }
          : undefined,
      );
      onLoad({ filter: /.*/, namespace: 'parts' }, () => ({
        resolveDir: root,
        contents: `module.exports = {
          ${EXPRESS_PARTS.map((name) => `get '${name}'() { return require('${name}'); },`).join('\n')}
        };`,
      }));
    },
  };
}

/**
 * Leaves out what takes long to load and nobody here calls: we read bodies ourselves, and send no files through Express.
 * Whoever does is told at once.
 */
export function withoutUnused() {
  const refusing = (name) =>
    `() => { throw new Error('${name} is not in this package: see .build/late-packages.mjs'); }`;
  const contents = {
    'body-parser': PARSERS.map((name) => `exports.${name} = ${refusing(`express.${name}`)};`).join(
      '\n',
    ),
    send: `module.exports = ${refusing('response.sendFile')};`,
    'serve-static': `module.exports = ${refusing('express.static')};`,
  };
  return {
    name: 'without-unused',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(body-parser|send|serve-static)$/ }, ({ path }) => ({
        path,
        namespace: 'absent',
      }));
      onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({ contents: contents[path] }));
    },
  };
}

/**
 * Leaves debug out, with the colours and terminals that it looks for, and depd, which looks through call stacks: what
 * Express notes through them, or warns whoever calls it in an old way, nobody here reads.
 */
export function withoutNotes() {
  const contents = {
    debug: 'module.exports = () => Object.assign(() => {}, { enabled: false });',
    depd: 'module.exports = () => Object.assign(() => {}, { function: (call) => call });',
  };
  return {
    name: 'without-notes',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(debug|depd)$/ }, ({ path }) => ({ path, namespace: 'silent' }));
      onLoad({ filter: /.*/, namespace: 'silent' }, ({ path }) => ({ contents: contents[path] }));
    },
  };
}

/** @throws Error for a bundle that holds one of these packages after all */
export function refuseEager({ inputs, outputs }) {
  const packages = [
    ...EXPRESS_PARTS,
    ...[
      '@faker-js',
      'body-parser',
      'debug',
      'http-errors',
      'mime-db',
      'mime-types',
      'multer',
      'qs',
    ],
    ...['send', 'serve-static'],
    ...['agent-base', 'https-proxy-agent', 'proxy-agent-negotiate'],
  ];
  for (const [name, { imports }] of Object.entries(inputs)) {
    const slow = imports.find(
      ({ path, kind }) => kind === 'import-statement' && SLOW_MODULES.includes(path),
    );
    if (slow) throw new Error(`${name} imports ${slow.path}, which is to be loaded late.`);
  }
  for (const [name, { inputs }] of Object.entries(outputs)) {
    const heavy = Object.keys(inputs).find((input) =>
      packages.some((each) => input.includes(`node_modules/${each}/`)),
    );
    if (heavy) throw new Error(`${name} holds ${heavy}, which is to be loaded late.`);
  }
}
