/** The help text: it lists all there is, and fits a terminal. */
import { describe, expect, it } from '@jest/globals';
import { FLAGS } from '../../src/cli/flags.ts';
import { COMMANDS, helpText } from '../../src/cli/help.ts';

describe('the help text', () => {
  it.each(FLAGS.map((flag) => [flag.name, flag.variable, flag.help] as const))(
    'lists --%s with %s',
    (name, variable, help) => {
      const lines = helpText().split('\n');
      const line = lines.findIndex((text) => new RegExp(`^  (-\\w, |    )--${name} `).test(text));
      expect(lines[line]).toContain(help);
      expect(lines[line + 1]?.trim()).toBe(variable);
    },
  );

  it('names the commands and the exit codes', () => {
    const text = helpText();
    expect(COMMANDS.filter((command) => !text.includes(command))).toEqual([]);
    expect(text).toMatch(/Exit codes: 0 .*, 1 .*, 2 .*, 3 /);
  });

  it('fits 130 columns', () => {
    const longest = Math.max(
      ...helpText()
        .split('\n')
        .map(({ length }) => length),
    );
    expect(longest).toBeLessThanOrEqual(130);
  });
});
