/** The folder in which a run of the whole suite gathers what its processes have seen; there is none in other runs. */
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Exchange, fromLine, toLine } from './exchange.ts';

/** Names the folder. */
export const FOLDER_VARIABLE = 'RECORDED_EXCHANGES';
const HITS = '.hits';
const EXCHANGES = '.exchanges';

export function recordingFolder(): string | undefined {
  return process.env[FOLDER_VARIABLE];
}

/** Leaves a note of answers that were produced in this process, and were as documented. */
export function appendHits(hits: readonly string[]): void {
  append(HITS, hits);
}

/** Leaves exchanges to be judged later. */
export function appendExchanges(exchanges: readonly Exchange[]): void {
  append(EXCHANGES, exchanges.map(toLine));
}

export function readHits(folder: string): readonly string[] {
  return readLines(folder, HITS);
}

export function readExchanges(folder: string): readonly Exchange[] {
  return readLines(folder, EXCHANGES).map(fromLine);
}

function append(kind: string, lines: readonly string[]): void {
  const folder = recordingFolder();
  if (folder === undefined || lines.length === 0) return;
  appendFileSync(join(folder, process.pid + kind), lines.map((line) => `${line}\n`).join(''));
}

function readLines(folder: string, kind: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(kind));
  return names.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  );
}
