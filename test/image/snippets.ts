/** How the README and the example start the image beside others: three ways of writing it, read as YAML. */
import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { blocks } from '../readme/blocks.ts';

const [block = ''] = blocks('yaml');
const documents = parseAllDocuments(block, { strict: true });
const example = new URL('../examples/compose/compose.yaml', import.meta.url);

/** What is no YAML in the README's block. */
export const problems = documents.flatMap((document) => document.errors ?? []);

const [ofReadme, jobs, gitlabJobs] = documents.map((document) => Object(document.toJS()));

export const composeFiles: readonly (readonly [where: string, file: Compose])[] = [
  ['the README', ofReadme],
  ['the example', parse(readFileSync(example, 'utf8'))],
];

/** A workflow around the job that the README shows. */
export const workflow = { on: 'push', jobs };

/** GitLab's file, which the README shows whole. */
export { gitlabJobs };

interface Compose {
  readonly services: Readonly<
    Record<
      'waldur' | 'tests',
      {
        readonly image: string;
        readonly environment?: Readonly<Record<string, string>>;
        readonly volumes: readonly string[];
      }
    >
  >;
}

/** The mock among other containers, however that is written. */
export interface Service {
  readonly image: string;
  /** Names of the variables that are set for it. */
  readonly variables: readonly string[];
  /** The name that others reach it by. */
  readonly host: string;
  /** Where the tests are told that it is. */
  readonly url: string;
  /** `host port:container port`, where ports are published. */
  readonly ports: readonly string[];
}

const { waldur: onGithub } = jobs.test.services;
const [onGitlab] = gitlabJobs.test.services;

export const services: readonly (readonly [where: string, service: Service])[] = [
  ...composeFiles.map(([where, { services }]) => {
    const { image, environment = {} } = services.waldur;
    const url = services.tests.environment?.['WALDUR_MOCK_URL'] ?? '';
    const variables = Object.keys(environment);
    return [`compose, in ${where}`, { image, variables, host: 'waldur', url, ports: [] }] as const;
  }),
  [
    'GitHub Actions',
    {
      image: onGithub.image,
      variables: Object.keys(onGithub.env),
      host: '127.0.0.1',
      url: jobs.test.steps.at(-1).env.WALDUR_MOCK_URL,
      ports: onGithub.ports,
    },
  ],
  [
    'GitLab CI',
    {
      image: onGitlab.name,
      variables: Object.keys(onGitlab.variables),
      host: onGitlab.alias,
      url: gitlabJobs.test.variables.WALDUR_MOCK_URL,
      ports: [],
    },
  ],
];
