/** What the Dockerfile promises before it is built: `.ci/check-image.mjs` holds the built image to the rest. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.ts';
import { FLAGS, USUAL } from '../../src/cli/flags.ts';
import {
  argument,
  buildArguments,
  dockerfile,
  healthCheck,
  labels,
  text,
  variables,
} from './dockerfile.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const lines = (keyword: string) =>
  dockerfile.getInstructions().filter((line) => line.getKeyword() === keyword);

/** How a Dockerfile writes the value of an argument. */
const reference = (name: string) => `\${${name}}`;

describe('the Dockerfile', () => {
  it('asks for nothing that Docker 20.10 does not know', () => {
    expect(dockerfile.getDirectives()).toEqual([]);
    expect(text).not.toMatch(/<<|--link|--start-interval|--exclude|--parents/);
  });

  it('builds on a Node.js that is named by its full version, and that can be another one', () => {
    expect(buildArguments.get('NODE_IMAGE')).toMatch(/^node:\d+\.\d+\.\d+-[a-z]+-slim$/);
    expect(dockerfile.getFROMs().map((line) => line.getImage())).toEqual([
      reference('NODE_IMAGE'),
      'scratch',
    ]);
  });

  it('installs what the lock file says, and lays out the files with a time of their own', () => {
    const commands = lines('RUN').map((line) => line.getArgumentsContent());
    expect(commands).toEqual([
      'npm ci --no-audit --no-fund',
      'npm run build',
      'node .build/image-files.mjs /image',
    ]);
    expect(buildArguments.get('SOURCE_DATE_EPOCH')).toBe('0');
  });

  it('copies to the root alone, since a folder that COPY makes has the time of the build', () => {
    const copies = dockerfile.getCOPYs().filter((line) => line.getFromFlag() !== null);
    expect(copies.map((line) => line.getArguments().at(-1)?.getValue())).toEqual(['/', '/']);
  });

  it('runs the command itself, under a numeric user that is not root', () => {
    expect(JSON.parse(argument('ENTRYPOINT'))).toEqual([
      'node',
      `/app/${manifest.bin[manifest.name]}`,
    ]);
    expect(COMMANDS.map(({ name }) => name)).toEqual(
      expect.arrayContaining(JSON.parse(argument('CMD'))),
    );
    expect(argument('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('asks the command how it is, every second', () => {
    const { flags, command } = healthCheck();
    expect(command).toEqual([...JSON.parse(argument('ENTRYPOINT')), 'health']);
    expect(COMMANDS.map(({ name }) => name)).toContain('health');
    expect(flags.get('interval')).toBe('1s');
  });

  it('sets variables that the command reads, and exposes the port that it listens on', () => {
    const known = ['PATH', 'NODE_ENV', 'WALDUR_MOCK_FIXTURES_DIR'];
    const read: readonly string[] = [...known, ...FLAGS.map(({ variable }) => variable)];
    expect([...variables.keys()].filter((name) => !read.includes(name))).toEqual([]);
    expect(argument('EXPOSE')).toBe(String(USUAL.port));
    expect(variables.get('WALDUR_MOCK_HOST')).toBe('0.0.0.0');
    // A port that is set here would beat the PORT of whoever runs the image.
    expect([...variables.keys()].filter((name) => /PORT$/.test(name))).toEqual([]);
  });

  it('says what it is, with fixed defaults for what differs from build to build', () => {
    const prefix = 'org.opencontainers.image.';
    expect(Object.fromEntries(labels)).toEqual({
      [`${prefix}title`]: manifest.name,
      [`${prefix}description`]: expect.stringMatching(/payments API/),
      [`${prefix}licenses`]: manifest.license,
      [`${prefix}version`]: reference('VERSION'),
      [`${prefix}revision`]: reference('REVISION'),
      [`${prefix}created`]: reference('CREATED'),
    });
    for (const name of ['VERSION', 'REVISION', 'CREATED']) {
      expect(buildArguments.get(name)).not.toBe('');
    }
  });
});

describe('.dockerignore', () => {
  const [all, ...allowed] = readFileSync(`${root}.dockerignore`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('lets in what the build reads, and nothing else', () => {
    expect(all).toBe('*');
    expect(allowed.map((line) => line.replace('!', '')).sort()).toEqual([
      '.build',
      'LICENSE',
      'fixtures',
      'package-lock.json',
      'package.json',
      'src',
      'tsconfig.json',
    ]);
  });

  it('names what there is', () => {
    expect(allowed.filter((line) => !existsSync(root + line.replace('!', '')))).toEqual([]);
  });
});
