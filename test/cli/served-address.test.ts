/** How a health check finds the server of its container: in a table of processes that was written down, and beside a real one. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { health } from '../../src/cli/health.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { type ServedAddress, servedAddress } from '../../src/cli/served-address.ts';
import { useBuiltCommand } from './built-command.ts';
import { listSink, startInProcess } from './fake-host.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const folder = useTemporaryFolder();
const launch = useBuiltCommand();
const SCRIPT = '/app/dist/cli.js';
const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

interface Written {
  readonly cmdline: readonly string[];
  readonly children?: readonly number[];
  readonly sockets?: readonly number[];
  /** Local address in hexadecimal, state, inode. */
  readonly tcp?: readonly (readonly [string, string, number])[];
  readonly tcp6?: readonly (readonly [string, string, number])[];
}

let count = 0;
/** A table of processes as `/proc` has it. */
function procOf(processes: Readonly<Record<number, Written>>): string {
  count += 1;
  const proc = folder.path(`proc-${count}`);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(proc, path)), { recursive: true });
    writeFileSync(join(proc, path), text);
  };
  for (const [pid, { cmdline, children = [], sockets = [], tcp, tcp6 }] of Object.entries(
    processes,
  )) {
    write(`${pid}/cmdline`, `${cmdline.join('\0')}\0`);
    write(`${pid}/task/${pid}/children`, children.map((each) => `${each} `).join(''));
    mkdirSync(join(proc, pid, 'fd'));
    symlinkSync('/', join(proc, pid, 'cwd'));
    symlinkSync('/dev/null', join(proc, pid, 'fd', '0'));
    for (const [at, inode] of sockets.entries()) {
      symlinkSync(`socket:[${inode}]`, join(proc, pid, 'fd', String(at + 3)));
    }
    const lines = (rows: Written['tcp'] = []) =>
      rows.map(
        ([local, state, inode]) =>
          `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000 10001        0 ${inode} 1 0 100 0 0 10 0\n`,
      );
    write(`${pid}/net/tcp`, HEAD + lines(tcp).join(''));
    if (tcp6) write(`${pid}/net/tcp6`, HEAD + lines(tcp6).join(''));
  }
  return proc;
}

const find = (processes: Readonly<Record<number, Written>>, isFromOutside = true) =>
  servedAddress({ script: SCRIPT, isFromOutside, proc: procOf(processes) });

const serving = (...args: readonly string[]): Written => ({
  cmdline: ['node', SCRIPT, ...args],
  sockets: [77],
  tcp: [
    ['00000000:1F90', '0A', 78],
    ['00000000:2328', '0A', 77],
    ['0100007F:2328', '01', 79],
  ],
});

describe('the server of a container', () => {
  it('is its first process, whatever flag said which port', () => {
    const args = ['start', '--port', '9000'];
    expect(find({ 1: serving(...args) }, false)).toEqual({ host: '0.0.0.0', port: 9000, args });
  });

  it.each([
    ['0100007F:1F90', 'tcp', '127.0.0.1'],
    ['0500A8C0:1F90', 'tcp', '192.168.0.5'],
    ['00000000000000000000000000000000:1F90', 'tcp6', '::'],
    ['00000000000000000000000001000000:1F90', 'tcp6', '::1'],
    ['B80D0120000000000000000001000000:1F90', 'tcp6', '2001:db8::1'],
  ])('listens where the system says: %s', (local, table, host) => {
    const found = find({
      1: { cmdline: ['node', SCRIPT], sockets: [5], [table]: [[local, '0A', 5]] },
    });
    expect(found).toMatchObject({ host, port: 8080 });
  });

  it('may be run by an init, which a health check from outside knows alone', () => {
    const init = {
      cmdline: ['/sbin/docker-init', '--', 'node', SCRIPT, 'start'],
      children: [7, 12],
    };
    const check = { cmdline: ['node', SCRIPT, 'health'], sockets: [77], tcp: serving().tcp ?? [] };
    const processes = { 1: init, 7: serving('start'), 12: check };
    expect(find(processes)).toMatchObject({ port: 9000 });
    expect(find(processes, false)).toBeUndefined();
  });

  it.each([
    ['another program is first', { 1: { ...serving(), cmdline: ['node', '/other/cli.js'] } }],
    ['node runs no script', { 1: { ...serving(), cmdline: ['node', '-e', 'x'] } }],
    ['it listens on nothing yet', { 1: { ...serving(), tcp: [] } }],
    ['it listens on two', { 1: { ...serving(), sockets: [77, 78] } }],
    ['there is none', {}],
  ])('is not found where %s', (_, processes) => {
    expect(find(processes)).toBeUndefined();
  });

  it('is not found on a system without such a table', () => {
    expect(
      servedAddress({ script: SCRIPT, isFromOutside: true, proc: '/nowhere' }),
    ).toBeUndefined();
  });
});

const itHasProc = process.platform === 'linux' ? it : it.skip;
itHasProc('a real one is found by its process, on any free port', async () => {
  const server = launch(['start', '--port', '0', '--log-format', 'json', '--quiet']);
  const { port } = JSON.parse(await server.firstLine);
  const proc = folder.path('proc-real');
  mkdirSync(proc);
  symlinkSync(`/proc/${server.pid}`, join(proc, '1'));
  const [, script = ''] = readFileSync(`/proc/${server.pid}/cmdline`, 'utf8').split('\0');
  const found = servedAddress({ script, isFromOutside: false, proc });
  expect(found).toMatchObject({ host: '127.0.0.1', port });
});

/** What `health` says, in a container whose server is found there. */
async function healthOf(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  served: ServedAddress,
) {
  const [out, err]: string[][] = [[], []];
  const { settings } = parseArguments(['health', ...args], environment);
  const output = { out: listSink(out ?? []), err: listSink(err ?? []), served: () => served };
  const exitCode = await health(settings, environment, output);
  return { exitCode, out: out?.join(), err: err?.join() };
}

describe('health', () => {
  it('asks where the server of its container listens, unless a flag says otherwise', async () => {
    const server = startInProcess(['--port', '0', '--log-format', 'json']);
    const { port } = JSON.parse(await server.firstLine);
    const served = { host: '0.0.0.0', port, args: ['start', '--port', String(port)] };
    const found = await healthOf([], { PORT: '1' }, served);
    expect([found.exitCode, found.out]).toEqual([0, expect.stringContaining('"status":"ok"')]);
    expect((await healthOf(['--port', '1'], {}, served)).err).toMatch(
      /127\.0\.0\.1:1\/.*does not answer/,
    );
    server.stop();
    await server.exitCode;
  });

  it('takes the 404 of a server that was started without a control plane', async () => {
    const server = startInProcess(['--port', '0', '--no-admin', '--log-format', 'json']);
    const { port } = JSON.parse(await server.firstLine);
    const args = ['start', '--no-admin'];
    expect((await healthOf([], {}, { host: '0.0.0.0', port, args })).exitCode).toBe(0);
    expect((await healthOf([], {}, { host: '0.0.0.0', port, args: [] })).exitCode).toBe(1);
    server.stop();
    await server.exitCode;
  });
});
