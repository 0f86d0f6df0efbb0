/** The command: from arguments to an exit code. */
import { packageVersion } from '../package-root.ts';
import { calledCommand, unknownCommand } from './any-line.ts';
import type { Command } from './command.ts';
import { commandNamed } from './commands.ts';
import { fatalText, wantedFormat } from './fatal.ts';
import { commandHelp, helpText } from './help.ts';
import { parseArguments } from './parse-arguments.ts';
import type { Host } from './start.ts';
import { suggestion, UsageError } from './usage-error.ts';

/** What errors are called that have an exit code of their own: they come out of the library, which is loaded late. */
const WRONG_USAGE = ['UsageError', 'OptionError'];
const WRONG_FIXTURES = 'FixtureError';

/** 0 fine, 1 failed at run time or covered too little, 2 wrong usage, 3 fixtures or counts with problems, 4 drift. Source: src/README.md#what-is-promised-outside. */
export async function run(args: readonly string[], host: Host): Promise<number> {
  try {
    return await runCommand(args, host);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const isUsage = WRONG_USAGE.includes(name);
    const called = calledCommand(args);
    const help = called === undefined ? '--help' : `${called.name} --help`;
    const told = isUsage ? `${message}\nTry waldur-payments-mock ${help}.` : message;
    host.err.write(fatalText(told, wantedFormat(args, host.environment)));
    if (isUsage) return 2;
    return name === WRONG_FIXTURES ? 3 : 1;
  }
}

/** Loads the command that is called and no other: a container asks for `health` every second. */
async function runCommand(args: readonly string[], host: Host): Promise<number> {
  const { command, isNamed, settings, words, rest, asks } = parseArguments(args, host.environment);
  const operands = [...words, ...rest];
  refuseWords(command, words);
  if (asks === 'version') host.out.write(packageVersion());
  if (asks === 'help') host.out.write(isNamed ? commandHelp(command) : helpText());
  if (asks !== undefined) return 0;
  switch (command.name) {
    case 'start': {
      refuseOperands(operands);
      const { start } = await import('./start.ts');
      return start(settings, host);
    }
    case 'init': {
      refuseOperands(operands);
      const { init } = await import('./init.ts');
      return init(settings, host);
    }
    case 'validate': {
      const { validate } = await import('./validate.ts');
      return validate([...(settings.get('fixtures') ?? []), ...operands], host);
    }
    case 'export': {
      refuseOperands(operands);
      const { exportFixtures } = await import('./export.ts');
      return exportFixtures(settings, host);
    }
    case 'pull': {
      refuseOperands(operands);
      const { pull } = await import('./pull.ts');
      return pull(settings, host);
    }
    case 'compare': {
      refuseOperands(operands);
      const { compare } = await import('./compare.ts');
      return compare(settings, host);
    }
    case 'health': {
      refuseOperands(operands);
      const { health } = await import('./health.ts');
      return health(settings, host.environment, host);
    }
    case 'exec': {
      const { exec } = await import('./exec.ts');
      return exec(settings, rest, host);
    }
    case 'coverage': {
      const { coverage } = await import('./coverage.ts');
      return coverage(settings, operands, host);
    }
    case 'schema': {
      const { schema } = await import('./schema.ts');
      return schema(operands, host);
    }
    case 'help':
      host.out.write(helpOn(operands));
      return 0;
    default:
      return command.name satisfies never;
  }
}

function refuseOperands([operand]: readonly string[]): void {
  if (operand !== undefined) throw new UsageError(`Unexpected argument ${operand}.`);
}

/** Before any help is given: a line that makes no sense is told so. */
function refuseWords({ name, operands, actions }: Command, words: readonly string[]): void {
  if (operands !== 'all') refuseOperands(words);
  const [action] = words;
  if (actions === undefined || action === undefined || actions.includes(action)) return;
  throw new UsageError(`Unknown command ${name} ${action}.${suggestion(action, actions)}`);
}

function helpOn([name, ...more]: readonly string[]): string {
  refuseOperands(more);
  if (name === undefined) return helpText();
  const command = commandNamed(name);
  if (command === undefined) throw new UsageError(unknownCommand(name));
  return commandHelp(command);
}
