/** Finds out what a project tests with, from its manifests and settings alone: nothing of it is run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isMembers } from '../values/plain-json.ts';
import type { Runner } from './init-flags.ts';
import type { Project } from './init-tests.ts';

const SCHEMA = 'node_modules/waldur-payments-mock/dist/fixtures.schema.json';
/** What Python projects keep the names of their tools in. */
const PYTHON_FILES = /^(?:pyproject\.toml|setup\.cfg|tox\.ini|Pipfile|requirements[\w.-]*\.txt)$/;

/**
 * Jest or Vitest by the manifest or a file of settings; of both the one that `npm test` calls, or else Vitest. Then pytest. A
 * manifest that is no JSON says nothing.
 */
export function projectIn(folder: string): Project {
  const names = readdirSync(folder);
  const manifest = manifestIn(folder);
  const packages = [manifest['dependencies'], manifest['devDependencies']].flatMap(namesIn);
  const { test = '' }: { readonly test?: unknown } = Object(manifest['scripts']);
  const has = {
    vitest:
      packages.includes('vitest') ||
      names.some((name) => /^vitest\.(config|workspace)\./.test(name)),
    jest:
      packages.some((name) => name === 'jest' || name === '@jest/globals') ||
      'jest' in manifest ||
      names.some((name) => name.startsWith('jest.config.')),
  };
  const found = (['vitest', 'jest'] as const).filter((name) => has[name]);
  const called = found.find((name) => String(test).includes(name));
  const runner: Runner = called ?? found[0] ?? (hasPytest(folder, names) ? 'pytest' : 'none');
  const isModule = manifest['type'] === 'module';
  return { runner, isModule, hasTypeScript: names.includes('tsconfig.json') };
}

function manifestIn(folder: string): Readonly<Record<string, unknown>> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return isMembers(manifest) ? manifest : {};
  } catch {
    return {};
  }
}

function namesIn(packages: unknown): readonly string[] {
  return isMembers(packages) ? Object.keys(packages) : [];
}

function hasPytest(folder: string, names: readonly string[]): boolean {
  if (names.includes('pytest.ini') || names.includes('conftest.py')) return true;
  return names.some(
    (name) =>
      PYTHON_FILES.test(name) && readFileSync(join(folder, name), 'utf8').includes('pytest'),
  );
}

/** The path from a folder to the JSON Schema: of the nearest installed package above it, or where `npm install` will put it. */
export function schemaPath(from: string, root: string): string {
  const start = resolve(root);
  let above = start;
  while (!existsSync(join(above, SCHEMA)) && dirname(above) !== above) above = dirname(above);
  const home = existsSync(join(above, SCHEMA)) ? above : start;
  return relative(resolve(from), join(home, SCHEMA)).split(sep).join('/');
}
