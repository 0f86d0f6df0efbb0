/** The workflows: GitHub takes them, all that they name is there, and they may do no more than they must. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { buildArguments } from '../image/dockerfile.ts';
import { workflowProblems } from './workflow-problems.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly uses?: string;
  readonly needs?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: unknown;
  readonly [key: string]: unknown;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(root, '.github/workflows');
const { scripts, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const read = (name: string) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const { jobs, ...workflow } = parse(text);
  return { text, workflow, jobs: Object.entries<Job>(jobs) };
};
const stepsOf = (jobs: readonly (readonly [string, Job])[]) =>
  jobs.flatMap(([, { steps = [] }]) => steps);

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const { text, workflow, jobs } = read(name);
  const steps = stepsOf(jobs);
  const commands = steps.flatMap(({ run = [] }) => run);

  it('is what GitHub takes', async () => {
    expect(await workflowProblems(text)).toEqual([]);
  });

  it('runs scripts that there are', () => {
    const named = commands.flatMap((run) => Array.from(run.matchAll(/npm run ([\w:]+)/g)));
    expect(named.map(([, script = '']) => script).filter((script) => !(script in scripts))).toEqual(
      [],
    );
    expect(commands.filter((run) => run.trim() === '')).toEqual([]);
  });

  it('names files that there are', () => {
    const files = commands.flatMap((run) =>
      Array.from(run.matchAll(/node (\S+)/g), ([, file = '']) => file),
    );
    const called = jobs.flatMap(([, { uses = [] }]) => uses);
    expect([...files, ...called].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("uses GitHub's own actions, of a major version, and leaves no token in the checkout", () => {
    const actions = steps.flatMap(({ uses = [] }) => uses);
    expect(actions.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action))).toEqual([]);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('may read the source alone, and ends', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.concurrency).toHaveProperty('group');
    const endless = jobs.filter(([, job]) => !job.uses && job['timeout-minutes'] === undefined);
    expect(endless).toEqual([]);
  });

  it('puts no expression into a script, where a name could become a command', () => {
    expect(commands.filter((run) => run.includes('{{'))).toEqual([]);
  });

  it('names no host', () => {
    expect(text).not.toMatch(/:\/\/|\b[a-z0-9-]+\.(io|org|com|net|dev)\b/);
  });
});

describe('check.yml', () => {
  const { workflow, jobs } = read('check.yml');
  const check = Object(jobs.find(([name]) => name === 'check')?.[1]);

  it('checks every change on the oldest Node.js that is promised and on that of the image', () => {
    expect(Object.keys(workflow.on)).toEqual(['push', 'pull_request', 'workflow_call', 'schedule']);
    const majors: readonly number[] = check.strategy.matrix.node;
    const [oldest, ofImage] = [engines.node, buildArguments.get('NODE_IMAGE')].map((version) =>
      Number(/\d+/.exec(version ?? '')?.[0]),
    );
    expect(Math.min(...majors)).toBe(oldest);
    expect(majors).toContain(ofImage);
    expect(stepsOf([['check', check]]).at(-1)).toEqual({ run: 'npm run check' });
  });

  it('audits what is inside the bundles, and fails where it gets no answer', () => {
    const commands = stepsOf(jobs.filter(([name]) => name === 'audit')).flatMap(
      ({ run = [] }) => run,
    );
    expect(commands).toEqual(['npm ci', 'npm run build', 'node .ci/audit.mjs']);
  });

  it('runs the benchmarks shortly, and builds and checks the image', () => {
    const commands = stepsOf(jobs).flatMap(({ run = [] }) => run);
    expect(commands).toContain('npm run bench -- --smoke');
    expect(commands).toContain('node .ci/check-image.mjs waldur-payments-mock');
  });
});

describe('release.yml', () => {
  const { text, workflow, jobs } = read('release.yml');
  const byName = new Map(jobs);
  /** All that is done before a job starts. */
  const awaited = (name: string): readonly string[] => {
    const needs = byName.get(name)?.needs;
    return needs === undefined ? [] : [...awaited(needs), needs];
  };
  const lines = (name: string) => byName.get(name)?.steps?.flatMap(({ run = [] }) => run) ?? [];

  it('starts with a tag alone, and with a look at it', () => {
    expect(workflow.on).toEqual({ push: { tags: ['v*'] } });
    expect(lines('tag')).toEqual([
      expect.stringMatching(/^node \.ci\/release\.mjs check "\$GITHUB_REF_NAME"/),
    ]);
  });

  it('publishes after the tag, every check, and the tests of the very tarball', () => {
    expect(awaited('npm')).toEqual(['tag', 'check', 'pack']);
    expect(awaited('image')).toEqual(['tag', 'check', 'pack', 'npm']);
    expect(byName.get('check')?.uses).toBe('./.github/workflows/check.yml');
    const pack = lines('pack').map((line) => line.replace(/^.*(npm \S+ ?\S*).*$/, '$1'));
    expect(pack.slice(-2)).toEqual(['npm pack --pack-destination', 'npm run test:package']);
    expect(lines('npm')).toEqual([
      expect.stringContaining('npm publish ./packed/*.tgz --provenance'),
    ]);
  });

  it('pushes the image that it has checked', () => {
    const [check, login, ...pushes] = lines('image');
    const [, image = ''] = /check-image\.mjs "(\S+)"/.exec(check ?? '') ?? [];
    expect(login).toContain('docker login');
    expect(pushes[0]).toBe(`docker push "${image}"`);
    expect(pushes[1]).toContain(`docker tag "${image}"`);
    const given = Array.from(
      check?.matchAll(/--build-arg "(\w+)=/g) ?? [],
      ([, name = '']) => name,
    );
    expect(given.filter((name) => !buildArguments.has(name))).toEqual([]);
    expect(given).toEqual(['VERSION', 'REVISION', 'CREATED', 'SOURCE_DATE_EPOCH']);
  });

  it('gives more rights, and the only secret, to the one place that needs them', () => {
    const rights = jobs.flatMap(([name, { permissions }]) =>
      permissions ? [[name, permissions]] : [],
    );
    expect(rights).toEqual([['npm', { 'id-token': 'write' }]]);
    expect(text.match(/secrets\.\w+/g)).toEqual(['secrets.IMAGE_PASSWORD']);
    const [step] = byName.get('image')?.steps?.filter(({ env }) => env !== undefined) ?? [];
    expect([step?.run, Object.keys(step?.env ?? {})]).toEqual([
      expect.stringMatching(/^docker login .*--password-stdin/),
      ['IMAGE_REGISTRY', 'IMAGE_USER', 'IMAGE_PASSWORD'],
    ]);
  });
});
