/** The commands, each with what it takes: one table for running, for parsing and for the help texts. */
import { ADMIN_PATH } from '../values/own-paths.ts';
import type { Command, NamedFlag } from './command.ts';
import { COMPARE_FLAGS } from './compare-flags.ts';
import { CONTRACT_FLAGS } from './contract-flags.ts';
import { COVERAGE_FLAGS } from './coverage-flags.ts';
import { EXPORT_FLAGS } from './export-flags.ts';
import { FLAGS, type FlagName } from './flags.ts';
import { INIT_FLAGS } from './init-flags.ts';
import { PACT_FLAGS } from './pact-flags.ts';
import { PULL_FLAGS } from './pull-flags.ts';
import { START } from './start-command.ts';

const flagsNamed = (...names: readonly FlagName[]): readonly NamedFlag[] =>
  FLAGS.filter(({ name }) => names.includes(name));

/** Beside a command, `PORT` and `HOST` are the command's own. */
const withoutSharedVariable = ({ sharedVariable, ...flag }: NamedFlag): NamedFlag => flag;

/** Source: src/README.md#what-is-promised-outside. */
export const COMMANDS: readonly Command[] = [
  START,
  {
    name: 'init',
    usage: 'init [flags]',
    summary: 'write fixtures and a first test into a project',
    operands: 'none',
    flags: INIT_FLAGS,
    examples: ['init', 'init --runner vitest --folder ./client'],
  },
  {
    name: 'validate',
    usage: 'validate <fixtures…>',
    summary: 'check fixture files and folders',
    operands: 'all',
    flags: flagsNamed('fixtures'),
    examples: ['validate ./fixtures', 'validate world.json more.json'],
  },
  {
    name: 'export',
    usage: 'export --url <url> [flags]',
    summary: 'write the state of a running server as fixtures',
    operands: 'none',
    flags: EXPORT_FLAGS,
    examples: [
      'export --url http://127.0.0.1:8000 --output world.json',
      'export --url http://127.0.0.1:8000 --sandbox checkout > world.json',
    ],
  },
  {
    name: 'pull',
    usage: 'pull --from <url> [flags]',
    summary: 'write rows of a real Waldur as fixtures, anonymised',
    operands: 'none',
    flags: PULL_FLAGS,
    examples: [
      'pull --from https://waldur.example.com --token-env WALDUR_TOKEN --out ./fixtures',
      'pull --from https://waldur.example.com --token-env WALDUR_TOKEN --out ./fixtures --keep dates',
    ],
  },
  {
    name: 'compare',
    usage: 'compare --to <url> [flags]',
    summary: 'tell in what a real Waldur and the mock differ',
    operands: 'none',
    flags: [...CONTRACT_FLAGS, ...COMPARE_FLAGS],
    examples: [
      'compare --to https://waldur.example.com --token-env WALDUR_TOKEN --write-contract contract.json',
      'compare --to https://waldur.example.com --token-env WALDUR_TOKEN --format junit --output drift.xml',
    ],
  },
  {
    name: 'health',
    usage: 'health [flags]',
    summary: 'ask a running server how it is',
    operands: 'none',
    flags: flagsNamed('port', 'host', 'no-admin'),
    examples: ['health --port 8001'],
  },
  {
    name: 'exec',
    usage: 'exec [flags] -- <command…>',
    summary: 'run a command with a server of its own on a free port, at WALDUR_MOCK_URL',
    operands: 'after --',
    flags: [...FLAGS.map(withoutSharedVariable), ...PACT_FLAGS],
    examples: [
      'exec -- npm test',
      'exec --fixtures ./fixtures --log-level info -- pytest',
      'exec --pact pacts/checkout-waldur.json --consumer checkout -- npm test',
    ],
  },
  {
    name: 'coverage',
    usage: 'coverage merge [flags] <files…>',
    summary: `add up what GET ${ADMIN_PATH}/coverage/counts gave to several workers`,
    operands: 'all',
    actions: ['merge'],
    flags: COVERAGE_FLAGS,
    examples: ['coverage merge --format junit --output coverage.xml --fail-under 80 counts-*.json'],
  },
  {
    name: 'schema',
    usage: 'schema <contract|fixtures>',
    summary: 'print the JSON Schema of contract files or of fixtures',
    operands: 'all',
    actions: ['contract', 'fixtures'],
    flags: [],
    examples: ['schema contract > contract.schema.json'],
  },
  {
    name: 'help',
    usage: 'help [command]',
    summary: 'tell of all commands, or of one',
    operands: 'all',
    flags: [],
    examples: ['help exec'],
  },
];

/** The command of that name. */
export function commandNamed(name: string | undefined): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
