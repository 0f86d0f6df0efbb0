/** Which parents a server watches, by what they are; what becomes of real ones is in orphans.test.ts. */
import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type Process, readProcessTable, tableByPs } from '../../src/cli/process-table.ts';
import { starterEnded, watchedParents } from '../../src/cli/starter.ts';
import { FAKE_PID } from './fake-host.ts';

const NAME = 'waldur-payments-mock';
/** Longer than from one look at the parents to the next one. */
const LOOKED_MS = 600;
const NPX = 'npm exec waldur-payments-mock start --port 0';
const SHELL = "sh -c 'waldur-payments-mock' start --port 0 'a b'";
const GROUP = 100;

/** How many parents are watched, of these from the nearest up; all in one group unless it is said. */
function watched(commands: readonly string[], groups: readonly number[] = []): number {
  const processes = ['node cli.js', ...commands].map<Process>((command, index) => ({
    pid: 1000 - index,
    parent: 999 - index,
    group: groups[index - 1] ?? GROUP,
    command,
  }));
  const [own] = processes;
  if (own === undefined) throw new Error('There is always one.');
  return watchedParents(own, (pid) => processes.find((each) => each.pid === pid)).length;
}

describe('the parents of a server', () => {
  it.each<readonly [string, readonly string[], number]>([
    ['npx, its shell, and the program above', [SHELL, NPX, 'python3 -m pytest', 'make test'], 3],
    ['a program, and nothing above it', ['python3 -m pytest', 'make test'], 1],
    ['npx without a shell', [NPX, '/usr/bin/java -jar tests.jar'], 2],
    [
      'npx before it has its title',
      ['node /usr/bin/npx waldur-payments-mock', '/usr/bin/node jest.js'],
      2,
    ],
    ['a shell with a command, above npx', [SHELL, NPX, '/bin/sh -c npx waldur-payments-mock'], 3],
    ['scripts in scripts', [SHELL, NPX, 'sh -c npx waldur-payments-mock', 'npm run mock', 'go'], 5],
    ['a shell with options', ['/bin/bash --norc -eo pipefail -c npx x 2>&1 && true', 'python3'], 2],
    ['yarn and pnpm', ['sh -c x', 'node /usr/lib/pnpm/bin/pnpm.cjs x', 'node /opt/yarn.js x'], 3],
  ])('are watched: %s', (_, commands, count) => {
    expect(watched(commands)).toBe(count);
  });

  it.each<readonly [string, readonly string[], number]>([
    ['a terminal', [SHELL, NPX, '-bash', 'sshd'], 2],
    ['a script', ['bash -e /tmp/step.sh', 'runner'], 0],
    ['a script that is given -c', ['bash /tmp/step.sh -c x', 'runner'], 0],
    ['a command in the background', ['sh -c waldur-payments-mock start & jest', 'npm test'], 0],
    ['a command in the background at the end', ['sh -c npx x 2>&1 &', 'python3'], 0],
    ['nohup', ['sh -c nohup npx x', 'python3'], 0],
    ['a shell that reads its script', ['sh', 'python3'], 0],
  ])('are not watched from there on: %s', (_, commands, count) => {
    expect(watched(commands)).toBe(count);
  });

  it('are not watched in another process group', () => {
    expect(watched([SHELL, NPX, 'python3'], [GROUP, GROUP, 7])).toBe(2);
    expect(watched(['containerd-shim'], [7])).toBe(0);
  });
});

describe('the end of whoever started a server', () => {
  const NOT_YET = 'not yet';
  const ends = async (own: Process, rows: readonly Process[], left = own.parent, script = '') => {
    const find = (pid: number) => [own, ...rows].find((each) => each.pid === pid);
    const table = { find, isParent: () => true };
    const self = { pid: own.pid, parent: () => left, npmScript: script };
    const ended = starterEnded(self, async () => table);
    return Promise.race([ended, wait(LOOKED_MS, NOT_YET)]);
  };
  const own = { pid: 50, parent: 40, group: GROUP, command: 'node cli.js' };
  const above = (command: string) => [{ pid: 40, parent: 1, group: GROUP, command }];

  it('is told of a program by its name, without its arguments', async () => {
    expect(await ends(own, above('/usr/bin/python3 -c secret'), 1)).toMatch(
      /^\/usr\/bin\/python3 \(pid 40\) started this and has ended/,
    );
  });

  it('is not told of npm, which somebody has stopped', async () => {
    expect(await ends(own, above(NPX), 1)).toBe(undefined);
  });

  it('is seen where npm was stopped before anybody could look', async () => {
    for (const script of ['waldur-payments-mock', "'waldur-payments-mock'", `${NAME} start -p 0`]) {
      expect(await ends({ ...own, parent: 1 }, [], 1, script)).toBe(undefined);
    }
  });

  it.each([
    ['its parents are there', 40, ''],
    ['nothing was there', 1, ''],
    ['npm runs something else', 1, 'jest'],
    ['npm runs it in the background', 1, `${NAME} start &`],
    ['npm has lent its environment to another', 7, NAME],
  ])('is not seen where %s', async (_, parent, script) => {
    const rows = parent === 40 ? above('python3') : [];
    expect(await ends({ ...own, parent }, rows, parent, script)).toBe(NOT_YET);
  });
});

describe.each([
  ['/proc', readProcessTable, process.platform === 'linux'],
  ['ps', tableByPs, spawnSync('ps').error === undefined],
] as const)('the table of processes by %s', (_, read, isThere) => {
  const itIsThere = isThere ? it : it.skip;

  itIsThere('knows this process, its parent and its words', async () => {
    const table = await read(process.pid);
    const own = table?.find(process.pid);
    expect(own).toMatchObject({ pid: process.pid, parent: process.ppid });
    expect(own).toEqual((await readProcessTable(process.pid))?.find(process.pid));
    expect(table?.find(FAKE_PID)).toBe(undefined);
  });

  itIsThere('knows a parent from a process that is none', async () => {
    const table = await read(process.pid);
    expect(table?.isParent(process.ppid, process.pid)).toBe(true);
    expect(table?.isParent(FAKE_PID, process.pid)).toBe(false);
  });

  itIsThere('is none for a process that there is not', async () => {
    expect(await tableByPs(FAKE_PID)).toBe(undefined);
  });
});
