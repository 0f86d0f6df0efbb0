/** How an error is told that ends the command: as a line of the log where that is JSON, and else as it is. */
import { parseArgs } from 'node:util';
import type { Output } from '../values/schema/schema.ts';
import { commandNamed } from './commands.ts';
import type { LOG_FORMAT } from './flags.ts';
import type { Environment } from './variables.ts';

type LogFormat = Output<typeof LOG_FORMAT>;

export function fatalText(message: string, format: LogFormat): string {
  return format === 'json' ? JSON.stringify({ event: 'error', message }) : message;
}

/**
 * The format that a command line asks for, however wrong the rest of it may be. The variable counts for commands that have
 * a log, and for words that are no command.
 */
export function wantedFormat(args: readonly string[], environment: Environment): LogFormat {
  const end = args.indexOf('--');
  const { values, positionals } = parseArgs({
    args: end < 0 ? [...args] : args.slice(0, end),
    options: { 'log-format': { type: 'string' } },
    strict: false,
  });
  const given = values['log-format'];
  const command = commandNamed(positionals[0]);
  const hasLog = command === undefined || command.flags.some(({ name }) => name === 'log-format');
  const wanted = given ?? (hasLog ? environment['WALDUR_MOCK_LOG_FORMAT'] : undefined);
  return wanted === 'json' ? 'json' : 'pretty';
}
