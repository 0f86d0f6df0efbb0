/** Tells which process started which: from `/proc`, or by `ps` on a system without one. */
import { readFileSync } from 'node:fs';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Its process group. `setsid` makes a new one, and so does an interactive shell for each job. */
  readonly group: number;
  /** Its name and its arguments, joined by spaces. npm writes its own words there: `npm exec …`. */
  readonly command: string;
}

export interface ProcessTable {
  readonly find: (pid: number) => Process | undefined;
  /** Whether that one is still the parent. Without `/proc`: whether it is still there, a zombie included. */
  readonly isParent: (parent: number, child: number) => boolean;
}

/** Undefined where neither way is to be had, as on Windows. `own` is a process that is there. */
export async function readProcessTable(own: number): Promise<ProcessTable | undefined> {
  if (fromProc(own) === undefined) return tableByPs(own);
  return { find: fromProc, isParent: isParentByProc };
}

/** As all was now; of parents it knows later whether they are there. */
export async function tableByPs(own: number): Promise<ProcessTable | undefined> {
  const processes = await fromPs();
  if (!processes.has(own)) return undefined;
  return { find: (pid) => processes.get(pid), isParent: isThere };
}

/** Source: Linux, proc(5). The name in `stat` may hold spaces and brackets itself. */
function placeOf(pid: number): Pick<Process, 'parent' | 'group'> {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(parent), group: Number(group) };
}

function fromProc(pid: number): Process | undefined {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, ...placeOf(pid), command };
  } catch {
    return undefined;
  }
}

/** A server that has no file descriptor left can look at nobody: that is no sign of anybody's end. */
function isParentByProc(parent: number, child: number): boolean {
  try {
    return placeOf(child).parent === parent;
  } catch (error) {
    return !['ENOENT', 'ESRCH'].includes(Object(error).code);
  }
}

const LINE = /^ *(\d+) +(\d+) +(\d+) +(.*)$/gm;

/** All processes by their pid; none without `ps`. Source: POSIX, ps. */
async function fromPs(): Promise<ReadonlyMap<number, Process>> {
  const { execFile } = await import('node:child_process');
  const options = { maxBuffer: 64 * 1024 * 1024 };
  const args = ['-A', '-ww', '-o', 'pid=,ppid=,pgid=,args='];
  const printed = await new Promise<string>((resolve) => {
    execFile('ps', args, options, (error, out) => resolve(error === null ? out : ''));
  });
  return new Map(
    Array.from(printed.matchAll(LINE), ([, pid, parent, group, command = '']) => [
      Number(pid),
      { pid: Number(pid), parent: Number(parent), group: Number(group), command: command.trim() },
    ]),
  );
}

/** Source: POSIX, kill: no signal is sent by 0. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return Object(error).code === 'EPERM';
  }
}
