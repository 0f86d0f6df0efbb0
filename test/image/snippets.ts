/** How the README and the examples start the image beside others: three ways of writing it, read as YAML. */
import { parseDocument } from 'yaml';
import { blockOf, documentAt } from '../readme/blocks.ts';

const texts = {
  readmeCompose: blockOf('services:'),
  compose: documentAt('test/examples/compose/compose.yaml'),
  workflow: documentAt('test/examples/github/workflow.yml'),
  gitlab: documentAt('test/examples/gitlab/gitlab-ci.yml'),
} as const;

const documents = Object.values(texts).map((text) => parseDocument(text, { strict: true }));

/** What is no YAML in them. */
export const problems = documents.flatMap(({ errors }) => errors);

const [readmeCompose, compose, exampleWorkflow, gitlabJobs] = documents.map((document) =>
  Object(document.toJS()),
);

export const composeFiles: readonly (readonly [where: string, file: Compose])[] = [
  ['the README', readmeCompose],
  ['the example', compose],
];

/** Whole workflows, as text. */
export const workflows: readonly (readonly [where: string, text: string])[] = [
  ['the example', texts.workflow],
];

/** GitLab's file. */
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

const [onGitlab] = gitlabJobs.test.services;

export const services: readonly (readonly [where: string, service: Service])[] = [
  ...composeFiles.map(([where, { services }]) => {
    const { image, environment = {} } = services.waldur;
    const url = services.tests.environment?.['WALDUR_MOCK_URL'] ?? '';
    const variables = Object.keys(environment);
    return [`compose, in ${where}`, { image, variables, host: 'waldur', url, ports: [] }] as const;
  }),
  ...[exampleWorkflow].map(({ jobs }, index) => {
    const { waldur } = jobs.test.services;
    return [
      `GitHub Actions, in ${workflows[index]?.[0]}`,
      {
        image: waldur.image,
        variables: Object.keys(waldur.env ?? {}),
        host: '127.0.0.1',
        url: jobs.test.steps.at(-1).env.WALDUR_MOCK_URL,
        ports: waldur.ports,
      },
    ] as const;
  }),
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
