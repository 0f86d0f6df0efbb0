/** `schema`: prints a JSON Schema that comes with the package. */
import { readFileSync } from 'node:fs';
import { packageRoot } from '../package-root.ts';
import type { Host } from './start.ts';
import { UsageError } from './usage-error.ts';

/** The build writes them; editors are given the same files. */
export function schema([name, ...more]: readonly string[], host: Pick<Host, 'out'>): number {
  if (name === undefined) throw new UsageError('Of what? There are contract and fixtures.');
  if (more.length > 0) throw new UsageError(`Unexpected argument ${more.join(' ')}.`);
  const file = new URL(`dist/${name}.schema.json`, packageRoot);
  host.out.write(readFileSync(file, 'utf8').trimEnd());
  return 0;
}
