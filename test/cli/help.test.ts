/** The help texts: together they list all there is, each command's has its own, and they fit a terminal. */
import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.ts';
import { COMPARE_FLAGS } from '../../src/cli/compare-flags.ts';
import { COVERAGE_FLAGS } from '../../src/cli/coverage-flags.ts';
import { EXPORT_FLAGS } from '../../src/cli/export-flags.ts';
import { FLAGS, type Flag } from '../../src/cli/flags.ts';
import { commandHelp, helpText } from '../../src/cli/help.ts';
import { INIT_FLAGS } from '../../src/cli/init-flags.ts';
import { START_FLAGS } from '../../src/cli/open-flags.ts';
import { PACT_FLAGS } from '../../src/cli/pact-flags.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { PULL_FLAGS } from '../../src/cli/pull-flags.ts';
import { startOptions } from '../../src/cli/start-options.ts';

const ALL: readonly Flag[] = [
  ...FLAGS,
  ...START_FLAGS,
  ...PACT_FLAGS,
  ...INIT_FLAGS,
  ...EXPORT_FLAGS,
  ...PULL_FLAGS,
  ...COMPARE_FLAGS,
  ...COVERAGE_FLAGS,
];

/** Whether a text has the flag, its help and its variable. */
function tellsOf(help: string, flag: Flag): boolean {
  const lines = help.split('\n');
  const begins = new RegExp(`^  (-\\w, |    )--${flag.name} `);
  return lines.some(
    (text, at) =>
      begins.test(text) &&
      text.includes(flag.help) &&
      lines[at + 1]?.trim().replace(/, or else \w+$/, '') === flag.variable,
  );
}

describe('the help text', () => {
  it.each(ALL.map((flag) => [flag.name, flag] as const))(
    'lists --%s with its variable',
    (_, flag) => {
      expect(tellsOf(helpText(), flag)).toBe(true);
    },
  );

  it('names the commands and the exit codes', () => {
    const text = helpText();
    expect(COMMANDS.filter(({ usage }) => !text.includes(` ${usage} `))).toEqual([]);
    expect(text).toMatch(/Exit codes: 0 .*, 1 .*, 2 .*, 3 /);
  });

  it.each([['all', helpText()], ...COMMANDS.map((each) => [each.name, commandHelp(each)])])(
    'of %s fits 130 columns',
    (_, text) => {
      const lengths = String(text)
        .split('\n')
        .map(({ length }) => length);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(130);
    },
  );
});

describe.each(COMMANDS.map((command) => [command.name, command] as const))(
  'the help text of %s',
  (name, command) => {
    const text = commandHelp(command);

    it('has its own usage line and its own flags, and no others', () => {
      expect(text.split('\n')[0]).toBe(`Usage: waldur-payments-mock ${command.usage}`);
      const own: readonly Flag[] = command.flags;
      const told = ALL.filter((flag) => own.some(({ help }) => help === flag.help)).filter((flag) =>
        tellsOf(text, flag),
      );
      expect(told.map(({ name: flag }) => flag)).toEqual(own.map(({ name: flag }) => flag));
      expect(text.match(/^ {2}(-\w, | {4})--/gm)).toHaveLength(own.length + 2);
    });

    it('has examples that it takes', () => {
      expect(command.examples).not.toEqual([]);
      for (const example of command.examples) {
        expect(text).toContain(`  waldur-payments-mock ${example}\n`.trimEnd());
        const line = parseArguments(example.split(' '), {});
        expect(line.command.name).toBe(name);
        const options = () => startOptions(line.settings, {}, () => false);
        expect(options).not.toThrow();
      }
    });
  },
);
