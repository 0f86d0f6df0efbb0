/** Opens a page in the browser of whoever runs the command, as their system does it. */
import { spawn } from 'node:child_process';

/** Starts a program that outlives us; tells how it ended, or that it cannot be run. */
export type Launch = (
  program: string,
  args: readonly string[],
  told: (failure: string) => void,
) => void;

/** The program, and what stands before the address. Source: xdg-utils; macOS, open(1); Windows, `start`. */
const OPENERS: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', '""'],
};
const OPENER_OF_OTHERS = ['xdg-open'] as const;

/** `failed` is told in words why there is no page to be seen, if that is known: nothing else comes of it. */
export function openBrowser(
  url: string,
  platform: string,
  failed: (message: string) => void,
  launch: Launch = launched,
): void {
  const [program, ...args] = OPENERS[platform] ?? OPENER_OF_OTHERS;
  launch(program, [...args, url], (failure) =>
    failed(`the browser was not opened (${program}: ${failure}): open ${url} yourself`),
  );
}

function launched(program: string, args: readonly string[], told: (failure: string) => void): void {
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', (error) => told(error.message));
  child.once('exit', (code) => {
    if (code !== 0 && code !== null) told(`exit code ${code}`);
  });
  child.unref();
}
