/** `init`: writes fixtures and a first test into a project. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { INIT_FLAGS } from './init-flags.ts';
import { projectIn, schemaPath } from './init-project.ts';
import { firstTest } from './init-tests.ts';
import { worldText } from './init-world.ts';
import type { Output } from './log.ts';
import type { Settings } from './parse-arguments.ts';
import { settingsReader } from './read-settings.ts';

const WORLD = 'fixtures/waldur.json';

/**
 * The exit code: 0, or 1 where one of the files is there already; nothing is written then, and never over anything.
 * @throws UsageError for a folder that is none
 */
export function init(settings: Settings, { out, err }: Output): number {
  const { read, refuse, settle } = settingsReader(INIT_FLAGS, settings);
  const [given, folder = '.'] = [read('runner'), read('folder')];
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) refuse(`There is no folder ${folder}.`);
  settle();
  const project = projectIn(folder);
  const runner = given ?? project.runner;
  const test = firstTest({ ...project, runner });
  const world = worldText(schemaPath(join(folder, dirname(WORLD)), folder));
  const files = [{ path: WORLD, text: world }, ...(test ? [test] : [])];
  const taken = files.map(({ path }) => join(folder, path)).filter((path) => existsSync(path));
  if (taken.length > 0) {
    const [verb, these] = taken.length === 1 ? ['is', 'it'] : ['are', 'them'];
    err.write(
      `${taken.join(' and ')} ${verb} there already: move ${these} away. Nothing was written.`,
    );
    return 1;
  }
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: 'wx' });
    out.write(`wrote ${join(folder, path)}`);
  }
  if (!test && given === undefined) {
    out.write('No Jest, Vitest or pytest was found: --runner names the one that you will have.');
  }
  const command = test?.command ?? `npx waldur-payments-mock start --fixtures ${WORLD}`;
  out.write(`Next${folder === '.' ? '' : `, in ${folder}`}: ${command}`);
  return 0;
}
