/**
 * Decides when a server has lost whoever started it, and ends as by SIGTERM.
 *
 * `npx` passes a signal on to a shell that does not pass it on: without this, a server outlives the `npx` that was told
 * to stop, and holds the pipe that its output goes to. No single sign of that can be trusted: standard input ends early
 * under CI, and a parent may leave on purpose. So the parents are looked at once, at the start, and then watched:
 *
 * - **npm** (npx, pnpm, yarn) and **`sh -c` with a command in the foreground** wait for what they run. One that has gone
 *   was stopped: the server ends.
 * - Above these stands **the program that started it**: Python, Java, a test runner. Its end is the server's.
 * - **A shell that runs a script or a terminal**, and `sh -c` with `&`, `nohup`, `setsid` or `disown`, starts things and
 *   leaves: it is not watched, nor is anything above it. A step of CI ends, and `npx … &` stays for the next one.
 * - **Another process group** stands for itself: `setsid`, `detached`, `start_new_session`, a job of an interactive shell,
 *   a service of systemd. What is above it is not watched. In a container nothing is above.
 */
import { basename } from 'node:path';
import type { Process, ProcessTable } from './process-table.ts';

/** How often the parents are looked at, in milliseconds: a pipe is free again before anybody wonders. */
const INTERVAL_MS = 250;

const SHELLS = 'sh ash bash dash fish ksh mksh zsh csh tcsh busybox pwsh'.split(' ');
const RUNNERS = 'npm npx pnpm pnpx yarn'.split(' ');
/** An `&` that is not part of `&&`, `>&`, `&>` or `|&`; or a word that lets go. */
const LETS_GO = /(?:^|[^&<>|])&(?![&>])|\b(?:nohup|setsid|disown)\b/;

/** The processes whose end is that of `own`, from its parent up. */
export function watchedParents(own: Process, find: ProcessTable['find']): readonly Process[] {
  const watched: Process[] = [];
  let child = own;
  for (;;) {
    const parent = find(child.parent);
    if (parent === undefined || parent.group !== own.group) return watched;
    const waits = waitsForItsCommand(parent.command);
    if (!waits && isShell(parent.command)) return watched;
    watched.push(parent);
    if (!waits) return watched;
    child = parent;
  }
}

/** Whether it does nothing but run what is below it, and stays until that has ended. */
function waitsForItsCommand(command: string): boolean {
  if (!isShell(command)) return isRunner(command);
  const text = textOf(command);
  return text !== undefined && !LETS_GO.test(text);
}

/** `/bin/sh` and `-sh`, as a login shell is called, are `sh`; `/usr/lib/npm/bin/npm-cli.js` is `npm`. */
function nameOf(word = ''): string {
  return basename(word)
    .replace(/^-/, '')
    .replace(/(?:-cli)?\.c?js$/, '');
}

function isShell(command: string): boolean {
  return SHELLS.includes(nameOf(command.split(' ', 1)[0]));
}

/** By the title that npm gives itself, or as the script that Node.js was started with. */
function isRunner(command: string): boolean {
  const [first, second] = command.split(' ', 2).map(nameOf);
  return RUNNERS.includes((first === 'node' ? second : first) ?? '');
}

/** What follows `-c` in `sh -c`, or in `bash -eo pipefail -c`: the command. Undefined for a shell without one. */
function textOf(command: string): string | undefined {
  const [, ...words] = command.split(' ');
  for (let index = 0; /^[-+]/.test(words[index] ?? ''); index += 1) {
    const option = words[index] ?? '';
    if (/^-\w*c$/.test(option)) return words.slice(index + 1).join(' ');
    if (option.endsWith('o')) index += 1;
  }
  return undefined;
}

/** What is known of this process. */
export interface Self {
  readonly pid: number;
  /** Its parent now. */
  readonly parent: () => number;
  /** The script that npm says it runs. */
  readonly npmScript: string | undefined;
}

/**
 * Resolves at the end of a watched parent, and never keeps the process. With a line that says so where that was the program
 * which started it; with none where a runner was stopped, as that is what was asked for.
 */
export async function starterEnded(
  self: Self,
  readTable: (own: number) => Promise<ProcessTable | undefined>,
): Promise<string | undefined> {
  const table = await readTable(self.pid);
  const own = table?.find(self.pid);
  const parents = own === undefined || !table ? [] : watchedParents(own, table.find);
  if (parents.length === 0 && wasLeftByNpm(self)) return undefined;
  const hasEnded = ({ pid }: Process, index: number): boolean => {
    const child = parents[index - 1];
    return child === undefined ? self.parent() !== pid : !table?.isParent(pid, child.pid);
  };
  return new Promise((resolve) => {
    if (parents.length === 0) return;
    const timer = setInterval(() => {
      const ended = parents.find(hasEnded);
      if (ended === undefined) return;
      clearInterval(timer);
      resolve(waitsForItsCommand(ended.command) ? undefined : farewell(ended));
    }, INTERVAL_MS);
    timer.unref();
  });
}

/** It was stopped while this was being loaded: `npx` runs nothing but us, and we belong to the first process by now. */
function wasLeftByNpm({ parent, npmScript = '' }: Self): boolean {
  return parent() === 1 && /^['"]?waldur-payments-mock['"]?(?: [^&]*)?$/.test(npmScript);
}

function farewell({ pid, command }: Process): string {
  const [name] = command.split(' ', 1);
  return `${name} (pid ${pid}) started this and has ended: so does this. In a session of its own (setsid) it would stay.`;
}
