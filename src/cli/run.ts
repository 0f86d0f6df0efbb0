/** The command: from arguments to an exit code. */
import { FixtureError } from '../server/fixture-error.ts';
import { OptionError } from '../server/options.ts';
import { packageVersion } from '../server/version.ts';
import { coverage } from './coverage.ts';
import { exec } from './exec.ts';
import { health } from './health.ts';
import { COMMANDS, helpText } from './help.ts';
import { parseArguments } from './parse-arguments.ts';
import { type Host, start } from './start.ts';
import { suggestion, UsageError } from './usage-error.ts';
import { validate } from './validate.ts';

/** 0 fine, 1 failed at run time or covered too little, 2 wrong usage, 3 fixtures or counts with problems. Source: DESIGN section 6. */
export async function run(args: readonly string[], host: Host): Promise<number> {
  try {
    return await runCommand(args, host);
  } catch (error) {
    if (error instanceof UsageError || error instanceof OptionError) {
      host.err(`${error.message}\nTry waldur-payments-mock --help.`);
      return 2;
    }
    if (error instanceof FixtureError) {
      host.err(error.message);
      return 3;
    }
    host.err(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function runCommand(args: readonly string[], host: Host): Promise<number> {
  const { settings, words, rest, asks } = parseArguments(args, host.environment);
  if (asks === 'help') host.out(helpText());
  if (asks === 'version') host.out(packageVersion());
  if (asks !== undefined) return 0;
  const [command = 'start', ...more] = words;
  const operands = [...more, ...rest];
  switch (command) {
    case 'start':
      refuseOperands(operands);
      return start(settings, host);
    case 'validate':
      return validate([...(settings.get('fixtures') ?? []), ...operands], host);
    case 'health':
      refuseOperands(operands);
      return health(settings, host.environment, host);
    case 'exec':
      refuseOperands(more);
      return exec(settings, rest, host);
    case 'coverage':
      return coverage(settings, operands, host);
    default:
      throw new UsageError(`Unknown command ${command}.${suggestion(command, COMMANDS)}`);
  }
}

function refuseOperands([operand]: readonly string[]): void {
  if (operand !== undefined) throw new UsageError(`Unexpected argument ${operand}.`);
}
