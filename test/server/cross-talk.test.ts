/** Fifty sandboxes at work at once: none sees another, and each answers as if it were alone. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { recordingEnvironment } from '../recording/spawn-environment.ts';

interface Played {
  readonly together: readonly string[];
  readonly alone: string;
  readonly inAnotherRun: string;
  readonly isUntouched: boolean;
}

let played: Played;

beforeAll(async () => {
  const script = fileURLToPath(new URL('./cross-talk.mjs', import.meta.url));
  const env = { ...process.env, ...recordingEnvironment() };
  played = JSON.parse((await promisify(execFile)(process.execPath, [script], { env })).stdout);
}, 100_000);

describe('fifty sandboxes with two hundred mixed requests each, all at once', () => {
  it('answer as one of them does alone', () => {
    expect(played.together[7]).toBe(played.alone);
  });

  it('answer each in its own way', () => {
    expect(new Set(played.together).size).toBe(50);
  });

  it('leave the default one untouched', () => {
    expect(played.isUntouched).toBe(true);
  });
});

describe('two runs with the same seed and a clock that stands still', () => {
  it('give the same bytes for two hundred requests', () => {
    expect(played.inAnotherRun).toBe(played.alone);
  });
});
