/** A client's project that has installed the packed tarball, as npm would have done it, without asking a registry. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from '@jest/globals';
import { recordingEnvironment } from '../recording/spawn-environment.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const { name, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** How a program ended; `status` is null for one that had to be stopped because it did not end by itself. */
export interface Ended {
  readonly status: number | null;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

export interface Installation {
  /** The path of the packed package. */
  readonly tarball: () => string;
  /** A new folder with these files, in which the package and the named tools are installed. */
  readonly project: (files: Readonly<Record<string, string>>, tools?: readonly string[]) => string;
  /** Where npm puts a command of that project. */
  readonly command: (project: string) => string;
}

/** To be called once in a test file: packs the built package once, and takes all away again. */
export function useInstallation(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-'));
  let tarball = '';
  let count = 0;
  beforeAll(() => {
    const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
    const packed = execFileSync('npm', pack, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    tarball = join(folder, JSON.parse(packed)[0].filename);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    tarball: () => tarball,
    project(files, tools = []) {
      count += 1;
      const project = join(folder, `project-${count}`);
      install(project, tarball, tools);
      for (const [path, text] of Object.entries(files)) writeFileSync(join(project, path), text);
      return project;
    },
    command: (project) => join(project, 'node_modules/.bin', name),
  };
}

function install(project: string, tarball: string, tools: readonly string[]): void {
  const modules = join(project, 'node_modules');
  const home = join(modules, name);
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  for (const tool of tools) {
    mkdirSync(dirname(join(modules, tool)), { recursive: true });
    symlinkSync(join(root, 'node_modules', tool), join(modules, tool), 'dir');
  }
  mkdirSync(join(modules, '.bin'));
  chmodSync(join(home, bin[name]), 0o755);
  symlinkSync(join(home, bin[name]), join(modules, '.bin', name));
}

/** Longer than any of them takes on a busy machine. */
const PATIENCE_MS = 120_000;

/** Runs a program in a project, with nothing in the environment but what it needs to find others. */
export function runIn(
  project: string,
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: project,
      env: { PATH: process.env['PATH'], ...recordingEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}
