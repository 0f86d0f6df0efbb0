/** A project of a client in a fresh folder, below which nothing is installed and above which everything is. */
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { type Ended, runIn } from '../package/installed-project.ts';

/** The major versions of Node that are installed. */
export const NODES = ['20', '22', '24'] as const;
export type NodeMajor = (typeof NODES)[number];

const folder = installed();
/** A file of what is installed. */
export const inModules = (path: string) => join(folder, 'node_modules', path);

/** Where everything has been installed. @throws Error where nobody has done that */
function installed(): string {
  const { CONSUMERS_FOLDER: found } = process.env;
  if (!found) throw new Error('Nothing is installed: run these tests by npm run test:package.');
  return found;
}

/** Programs that run in a Node. */
export const JEST = inModules('jest/bin/jest.js');
export const VITEST = inModules('vitest/vitest.mjs');
export const TYPESCRIPT = inModules('typescript/bin/tsc');
/** Where npm puts the command. */
export const COMMAND = inModules('.bin/waldur-payments-mock');

/** The program of a version. */
export function nodeBinary(major: NodeMajor): string {
  const [unix, windows] = [
    inModules(`node-${major}/bin/node`),
    inModules(`node-${major}/bin/node.exe`),
  ];
  return existsSync(windows) ? windows : unix;
}

/** A new folder with these files. */
export function consumer(files: Readonly<Record<string, string>>): string {
  const projects = join(folder, 'projects');
  mkdirSync(projects, { recursive: true });
  const project = mkdtempSync(join(projects, 'consumer-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  return project;
}

/** Runs a program of the project, or one of the above, in a version of Node, which its own programs find first too. */
export function run(
  major: NodeMajor,
  project: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const program = nodeBinary(major);
  const path = dirname(program) + delimiter + process.env['PATH'];
  return runIn(project, program, args, { NO_COLOR: '1', ...environment, PATH: path });
}
