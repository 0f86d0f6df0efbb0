/** The JSON Schemas of fixture documents and of contract files, written from the library's own description of them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Asks the bundle that was just built. */
export async function buildSchema(outdir) {
  const library = await import(pathToFileURL(join(outdir, 'index.mjs')).href);
  if (typeof library.fixturesSchema !== 'function') {
    console.warn('no fixtures.schema.json: src/index.ts does not export fixturesSchema() yet');
    return;
  }
  const schema = JSON.stringify(library.fixturesSchema(), null, 2);
  writeFileSync(join(outdir, 'fixtures.schema.json'), `${schema}\n`);
  const contract = JSON.stringify(library.contractSchema(), null, 2);
  writeFileSync(join(outdir, 'contract.schema.json'), `${contract}\n`);
}
