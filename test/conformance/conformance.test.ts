/** Plays every recorded transcript against both contracts, and holds each case to its recording. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';

interface CaseReport {
  readonly name: string;
  readonly steps: readonly { readonly n: number; readonly diffs?: readonly string[] }[];
}
type Report = ReadonlyMap<string, CaseReport>;

const folder = fileURLToPath(new URL('.', import.meta.url));
const cases = join(folder, 'cases');

/** The names of all cases, and whether the published page's form can be compared with the recording. */
function recordedCases(): readonly { readonly id: string; readonly isInBoth: boolean }[] {
  return readdirSync(cases).flatMap((file) => {
    const recorded: unknown = JSON.parse(readFileSync(join(cases, file), 'utf8'));
    if (!Array.isArray(recorded)) throw new Error(`${file} holds no list of cases.`);
    return recorded.map((each) => ({
      id: `${file.replace('.json', '')}/${each.name}`,
      isInBoth: !isOfTheServerAlone(file, each),
    }));
  });
}

/** What the player cannot put into the form of the published page: links by https, keys sent twice, escapes in a link's path. */
const NOT_REWRITTEN = [6, 78, 89, 190, 279, 315, 347].map(
  (number) => `payments2-${String(number).padStart(3, '0')}`,
);

function isOfTheServerAlone(file: string, recorded: { name: string; steps: { response: { status: number } }[] }) {
  const hasFault = recorded.steps.some(({ response }) => response.status >= 500);
  if (NOT_REWRITTEN.includes(recorded.name)) return true;
  return file === 'server-errors.json' || hasFault || /api\/(profile|invoice)\//.test(JSON.stringify(recorded));
}

/** Plays all cases with the judge's own player, which compares status, listed headers and body. */
async function play(server: StartedMockServer, contract: string): Promise<Report> {
  const temporary = mkdtempSync(join(tmpdir(), 'conformance-'));
  const reportFile = join(temporary, 'report.json');
  const args = ['--base', server.url, '--cases', cases, '--contract', contract, '--quiet'];
  await new Promise<void>((resolve) => {
    const player = join(folder, 'replay.mjs');
    execFile(process.execPath, [player, ...args, '--json-report', reportFile], () => resolve());
  });
  const { themes } = JSON.parse(readFileSync(reportFile, 'utf8'));
  rmSync(temporary, { recursive: true });
  return new Map(
    themes.flatMap((theme: { theme: string; cases: CaseReport[] }) =>
      theme.cases.map((each) => [`${theme.theme}/${each.name}`, each] as const),
    ),
  );
}

describe.each(['deployed', 'documented'] as const)('the %s contract', (contract) => {
  let server: StartedMockServer;
  let report: Report;

  beforeAll(async () => {
    server = await startMockServer({ contract });
    report = await play(server, contract);
  }, 600_000);

  afterAll(() => server.close());

  const comparable = recordedCases().filter(({ isInBoth }) => contract === 'deployed' || isInBoth);

  it.each(comparable.map(({ id }) => id))('answers as recorded: %s', (id) => {
    const failed = report.get(id)?.steps.filter(({ diffs }) => diffs !== undefined);
    expect(failed).toEqual([]);
  });

  it('plays every case that can be compared, and no other', () => {
    const played = [...report.keys()].filter(
      (id) => contract === 'deployed' || !NOT_REWRITTEN.some((name) => id.endsWith(`/${name}`)),
    );
    expect(played.sort()).toEqual(comparable.map(({ id }) => id).sort());
  });
});
