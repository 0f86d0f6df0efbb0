/** Builds `dist/`: the bundles, declarations for both module kinds, the fixtures' JSON Schema, the licences and the list of others. */
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBundles } from './bundles.mjs';
import { buildDeclarations } from './declarations.mjs';
import { buildInspector } from './inspector.mjs';
import { packagesOf, writeLicences } from './licences.mjs';
import { writeSbom } from './sbom.mjs';
import { buildSchema } from './schema.mjs';
import { copyViewer, VIEWER } from './viewer.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Beside `dist/`, so that paths relative to a bundle hold while it is being built; moved into place when whole. */
const outdir = mkdtempSync(join(root, '.dist-'));

try {
  // What runs is CommonJS, which loads faster, and into any Jest: ES modules are the ones that say so.
  writeFileSync(join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
  const inputs = await buildBundles(root, outdir);
  chmodSync(join(outdir, 'cli.js'), 0o755);
  const packages = packagesOf([...inputs, ...(await buildInspector(root, outdir))]);
  writeLicences(root, outdir, packages);
  // The viewer brings its terms beside its files.
  writeSbom(root, outdir, [...packages, VIEWER]);
  await buildSchema(outdir);
  copyViewer(root, outdir);
  // A type error fails the build, and leaves bundles that run.
  if (!process.argv.includes('--no-types') && !buildDeclarations(root, outdir)) {
    console.error('no declarations: the types do not compile');
    process.exitCode = 1;
  }
  chmodSync(outdir, 0o755);
  rmSync(dist, { recursive: true, force: true });
  renameSync(outdir, dist);
  console.log(`built ${relative(process.cwd(), dist) || '.'}/`);
} catch (error) {
  rmSync(outdir, { recursive: true, force: true });
  // The bundler has printed its own findings.
  if (!error.errors) console.error(error.message);
  process.exitCode = 1;
}
