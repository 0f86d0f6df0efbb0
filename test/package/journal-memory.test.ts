/** The journal holds no more memory than it believes to hold: counted on the heap of a process of its own, and not timed. */
import { execFileSync } from 'node:child_process';
import { expect, it } from '@jest/globals';
import { root } from './installed-project.ts';

/** What the heap may tell too much: it holds more than the journal. */
const SLACK = 1024 * 1024;
const MAX_BYTES = 4 * 1024 * 1024;

it('holds its byte limit, whatever the requests are like, and also once they are read', () => {
  const script = `${root}test/benchmark/journal-memory.mjs`;
  const args = ['--expose-gc', script, '360', '--max-bytes', String(MAX_BYTES), '--read'];
  const lines = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n');
  const figures = lines.map((line): Figures => JSON.parse(line));
  expect(figures.length).toBeGreaterThanOrEqual(14);
  const isTooMuch = ({ holds, believes }: Figures): boolean => holds > believes + SLACK;
  expect(figures.filter(isTooMuch)).toEqual([]);
  expect(figures.filter(({ believes }) => believes > MAX_BYTES)).toEqual([]);
}, 240_000);

interface Figures {
  readonly kind: string;
  readonly believes: number;
  readonly holds: number;
}
