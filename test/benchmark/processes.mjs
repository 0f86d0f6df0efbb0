/** Servers and loads as processes of their own, each on its own core where the system can do that. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const hasCores = spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;
const onCore = (core, command) =>
  hasCores ? ['taskset', '-c', String(core), ...command] : command;
export const pinning = hasCores
  ? 'server and load each on a core of its own'
  : 'not pinned to cores';

/** Starts `node ...args` and resolves when it says that it listens; `close` ends it. */
export async function startServer(args, environment = {}) {
  const [file, ...rest] = onCore(0, [process.execPath, ...args]);
  const child = spawn(file, rest, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout });
  const port = await new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const { event, port } = JSON.parse(line);
      if (event === 'listening') resolve(port);
    });
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}`)));
  });
  return {
    port,
    pid: child.pid,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs `node ...args` on the other core and gives the JSON that it prints. */
export async function runLoad(args) {
  const [file, ...rest] = onCore(1, [process.execPath, ...args]);
  const { stdout } = await promisify(execFile)(file, rest, { maxBuffer: 1 << 24 });
  return JSON.parse(stdout);
}

/** Keeps processes, with all of their threads, on cores: `0`, or `0,1`. Does nothing where the system cannot. */
export function pinTo(cores, pids) {
  if (!hasCores) return;
  for (const pid of pids) spawnSync('taskset', ['-a', '-c', '-p', cores, String(pid)]);
}

/** The processes that a process has started, and those that they have; none where nobody tells. */
export function descendants(pid) {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
    .map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function parentOf(pid) {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

/** Microseconds of processor time that all threads of a process have taken; undefined where nobody tells. */
export function cpuMicros(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanos = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    );
    return nanos.reduce((total, each) => total + each, 0) / 1000;
  } catch {
    return undefined;
  }
}

/** Resident megabytes of a process; undefined where nobody tells. */
export function residentMegabytes(pid) {
  try {
    const [, kilobytes] =
      /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
