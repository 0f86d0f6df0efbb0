/** Before all tests of consumers: packs the package and installs it as clients do, with their tools and every Node. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import bundle from '../runner/global-setup.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** In our own versions, where we have them; the environment has Jest's. */
const TOOLS = {
  '@playwright/test': '^1.56.0',
  '@types/node': devDependencies['@types/node'],
  express: devDependencies.express,
  jest: devDependencies.jest,
  'jest-environment-jsdom': devDependencies.jest,
  supertest: devDependencies.supertest,
  typescript: devDependencies.typescript,
  vitest: devDependencies.vitest,
};
/** The major versions that the package promises to run on. */
const NODES = ['20', '22', '24'];
/** Each platform's binary is a package of its own, which needs no script to be installed. */
const NODE_PACKAGE = `${platform() === 'darwin' && arch() === 'arm64' ? 'node-bin' : 'node'}-${
  platform() === 'win32' ? 'win' : platform()
}-${arch()}`;

/** No package needs a script of its own to be installed. */
const SETTINGS = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];

/** One installation for all Nodes, as nothing in it is built for one of them. */
// biome-ignore lint/style/noDefaultExport: Jest calls the default export of the file that its configuration names
export default async function install() {
  // What a client is offered is compared with the tables of the source.
  await bundle();
  const folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-consumers-'));
  process.env.CONSUMERS_FOLDER = folder;
  // A release tests the very file that it publishes.
  const tarball = process.env.PACKAGE_TARBALL ? resolve(process.env.PACKAGE_TARBALL) : pack(folder);
  const nodes = NODES.map((major) => [`node-${major}`, `npm:${NODE_PACKAGE}@^${major}`]);
  const dependencies = {
    ...TOOLS,
    ...Object.fromEntries(nodes),
    'waldur-payments-mock': `file:${tarball}`,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  npm(folder, ['install', ...SETTINGS]);
}

function pack(folder) {
  const options = ['--json', '--ignore-scripts', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(npm(root, ['pack', ...options]));
  return join(folder, filename);
}

function npm(cwd, args) {
  return execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
