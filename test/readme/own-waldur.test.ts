/** The way from a Waldur to a mock like it, and the weekly job: run as they stand, with a mock in the place of that Waldur. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'yaml';
import { startMockServer } from '../../src/index.ts';
import { type LinkedProject, linkedProject } from '../cli/linked-project.ts';
import { recordingEnvironment } from '../recording/spawn-environment.ts';
import { workflowProblems } from '../release/workflow-problems.ts';
import { bendingProxy } from '../remote/compare/bending-proxy.ts';
import { rows } from '../remote/compare/bends.ts';
import { blocks, documentAt, readme } from './blocks.ts';

jest.setTimeout(300_000);

const page = documentAt('src/remote/README.md');

let project: LinkedProject;
beforeEach(() => {
  project = linkedProject();
});
afterEach(() => project.remove());

const environment = (more: Readonly<Record<string, string>> = {}) => ({
  ...{ PATH: process.env['PATH'], HOME: tmpdir(), WALDUR_TOKEN: 'YOUR_API_TOKEN' },
  ...{ npm_config_offline: 'true', npm_config_update_notifier: 'false' },
  ...recordingEnvironment(),
  ...more,
});

/** As GitHub runs a step. */
async function runStep(script: string, more?: Readonly<Record<string, string>>) {
  const step = spawn('bash', ['-e', '-c', script], {
    ...{ cwd: project.folder, env: environment(more), stdio: ['ignore', 'pipe', 'pipe'] },
  });
  const ended = once(step, 'close');
  const [out, err] = await Promise.all([text(step.stdout), text(step.stderr)]);
  const [exitCode]: readonly unknown[] = await ended;
  return { exitCode, out, err };
}

describe('the three lines', () => {
  const lines = (document: string): readonly string[] =>
    blocks('sh', document)
      .filter((block) => block.includes('--write-contract own.json'))
      .flatMap((block) => block.trim().split('\n'));

  it('are the same on both pages', () => {
    expect(lines(page)).toEqual(lines(readme));
    expect(lines(readme)).toHaveLength(3);
  });

  it('lead to a mock with the rows and the contract of that server', async () => {
    await using waldur = await startMockServer({
      contract: { preset: 'deployed', absent_relation: 'absent' },
    });
    const [pull = '', compare = '', start = ''] = lines(readme).map((line) =>
      line.replaceAll('https://waldur.example.com', waldur.url),
    );
    for (const line of [pull, compare]) {
      const { exitCode, err } = await runStep(line);
      expect([line, exitCode, err]).toEqual([line, 0, '']);
    }
    const running = spawn('bash', ['-c', `exec ${start} --port 0 --log-format json`], {
      ...{ cwd: project.folder, env: environment(), stdio: ['ignore', 'pipe', 'inherit'] },
    });
    const ended = once(running, 'exit');
    try {
      const [first]: readonly unknown[] = await once(running.stdout.setEncoding('utf8'), 'data');
      const { url } = JSON.parse(String(first).split('\n', 1)[0] ?? '');
      const asked = (place: string, token: string) =>
        fetch(`${place}/api/payments/`, { headers: { Authorization: `Token ${token}` } });
      const answer = await asked(url, 'pulled-token');
      const own = await asked(waldur.url, 'YOUR_API_TOKEN');
      const [mine, theirs] = [Object(await answer.json()), Object(await own.json())];
      expect(mine.map(Object.keys)).toEqual(theirs.map(Object.keys));
      expect(mine[0].uuid).toMatch(/^[0-9a-f]{32}$/);
    } finally {
      running.kill();
      await ended;
    }
  });
});

describe('the weekly job', () => {
  const [job = ''] = blocks('yaml', page);

  interface Step {
    readonly run?: string;
    readonly if?: string;
  }

  /** The steps after `npm ci`, one after the other, as GitHub goes on after one that fails. */
  async function runJob(url: string) {
    const { jobs } = parse(job);
    const steps: readonly Step[] = jobs.drift.steps;
    const scripts = steps.flatMap(({ run, ...rest }) => (run ? [{ run, ...rest }] : []));
    expect(scripts[0]?.run).toBe('npm ci');
    const summary = project.write('summary.md', '');
    const codes: unknown[] = [];
    const said: string[] = [];
    for (const { run, if: when } of scripts.slice(1)) {
      if (codes.some((code) => code !== 0) && when !== 'always()') continue;
      const script = run.replace('https://staging.example.com', url);
      const { exitCode, err } = await runStep(script, { GITHUB_STEP_SUMMARY: summary });
      codes.push(exitCode);
      said.push(err);
    }
    return { codes, said: said.join(''), summary: readFileSync(summary, 'utf8') };
  }

  it('is one that GitHub takes', async () => {
    expect(await workflowProblems(job)).toEqual([]);
  });

  it('passes where nothing drifts, and shows the report', async () => {
    await using waldur = await startMockServer({ contract: 'deployed' });
    project.write('own.json', '{"preset": "deployed"}');
    const { codes, said, summary } = await runJob(waldur.url);
    expect([codes, said]).toEqual([[0, 0], '']);
    expect(summary).toMatch(/^# No drift: /);
  });

  it('fails with 4 where something drifts, and shows the report', async () => {
    await using waldur = await bendingProxy(
      { contract: 'deployed' },
      { after: rows('payments', (row) => ({ ...row, slug: 'new' })) },
    );
    project.write('own.json', '{"preset": "deployed"}');
    const { codes, summary } = await runJob(waldur.url);
    expect(codes).toEqual([4, 0]);
    expect(summary).toMatch(/^# Drift in \d+ probes, of 1 cause: /);
  });

  it('fails with 1 where there is no server, and says so', async () => {
    project.write('own.json', '{"preset": "deployed"}');
    const { codes, said, summary } = await runJob('http://127.0.0.1:9');
    expect([codes, summary]).toEqual([[1, 0], '']);
    expect(said).toContain('127.0.0.1:9');
  });
});
