/** What the log says of each event, in both formats and at each level. */
import { describe, expect, it } from '@jest/globals';
import { createLog, type LogEvent } from '../../src/cli/log.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { startOptions } from '../../src/cli/start-options.ts';
import { listSink } from './fake-host.ts';

const TAKEN = {
  ...{ sequence: 1, sandbox: 'default', operation: null, actor: null, hasIgnored: false },
  at: '2023-10-01T10:00:00.000000Z',
} as const;
const WHOLE = { outcome: 'answered', received: 'all', ...TAKEN } as const;
const EVENTS: readonly LogEvent[] = [
  { event: 'listening', url: 'http://127.0.0.1:41234', port: 41234, pid: 7 },
  {
    event: 'request',
    method: 'GET',
    path: '/api/payments/',
    ...WHOLE,
    status: 200,
    durationMs: 1.26,
  },
  { event: 'error', message: 'a fault' },
  { event: 'closed', signal: 'SIGTERM' },
];

/** The lines for all events: standard output, then standard error. */
function logged(...args: readonly string[]): readonly [readonly string[], readonly string[]] {
  return loggedOf(EVENTS, ...args);
}

function loggedOf(
  events: readonly LogEvent[],
  ...args: readonly string[]
): readonly [readonly string[], readonly string[]] {
  const [out, err]: [string[], string[]] = [[], []];
  const { settings } = parseArguments(args, {});
  const log = createLog(
    startOptions(settings, {}, () => false),
    { out: listSink(out), err: listSink(err) },
  );
  for (const event of events) log.tell(event);
  return [out, err];
}

const LISTENING = 'waldur-payments-mock listens on http://127.0.0.1:41234 (pid 7)';

describe('the log', () => {
  it('is for people unless told otherwise; errors go to standard error', () => {
    expect(logged()).toEqual([
      [LISTENING, '200 GET /api/payments/ 1.3 ms', 'SIGTERM: closed'],
      ['error: a fault'],
    ]);
  });

  it('tells what was loaded, and what an answer says to people', () => {
    const rows = { customers: 2, projects: 0, users: 3 };
    const told: readonly LogEvent[] = [
      { event: 'loaded', fixtures: ['hundred-payments', 'a.json'], rows, contract: 'documented' },
      { event: 'reloaded', fixtures: ['a.json'], rows: { users: 0 } },
      {
        event: 'request',
        method: 'GET',
        path: '/',
        ...WHOLE,
        status: 401,
        durationMs: 1,
        note: 'Why.',
      },
      { event: 'closed', signal: 'SIGTERM' },
    ];
    expect(loggedOf(told)[0]).toEqual([
      'reloaded a.json: no rows',
      '401 GET / 1.0 ms: Why.',
      'SIGTERM: closed',
    ]);
    const [lines] = loggedOf(told, '--log-format', 'json');
    expect(lines.map((line) => JSON.parse(line))).toEqual(told);
  });

  it('is one JSON object a line with --log-format json', () => {
    const [out, err] = logged('--log-format', 'json');
    expect([...out, ...err].map((line) => JSON.parse(line))).toEqual([
      EVENTS[0],
      EVENTS[1],
      EVENTS[3],
      EVENTS[2],
    ]);
  });

  it.each([['--quiet'], ['--log-level', 'error']])('leaves requests out with %s %s', (...args) => {
    expect(logged(...args)).toEqual([[LISTENING, 'SIGTERM: closed'], ['error: a fault']]);
  });

  it('tells of a lost request like of an answered one, and how far it came; nothing after the end', () => {
    const lost = {
      ...TAKEN,
      event: 'aborted',
      method: 'POST',
      path: '/x',
      outcome: 'aborted',
      stage: 'waiting',
      received: 'nothing',
      status: null,
      durationMs: 1.25,
    } as const;
    const part = {
      ...lost,
      stage: 'answer',
      received: 'part',
      status: 201,
      fault: 'fault-1',
    } as const;
    const late = { ...WHOLE, event: 'request', method: 'GET', path: '/y', status: 200 } as const;
    const closed = { event: 'closed', signal: 'SIGTERM' } as const;
    const slow = { ...late, received: 'delayed', durationMs: 9, fault: 'fault-2' } as const;
    const [out] = loggedOf([lost, part, slow, closed, lost]);
    expect(out).toEqual([
      [
        'lost POST /x 1.3 ms stage=waiting received=nothing',
        'lost POST /x 1.3 ms stage=answer received=part fault=fault-1',
        '200 GET /y 9.0 ms received=delayed fault=fault-2',
      ].join('\n'),
      'SIGTERM: closed',
    ]);
  });

  it('writes the lines of requests together, soon after the first of them', async () => {
    const out: string[] = [];
    const { settings } = parseArguments([], {});
    const options = startOptions(settings, {}, () => false);
    const written = new Promise<void>((resolve) => {
      const log = createLog(options, {
        out: listSink(out, resolve),
        err: listSink(out),
      });
      for (const status of [200, 404]) {
        log.tell({ event: 'request', method: 'GET', path: '/', ...WHOLE, status, durationMs: 0 });
      }
    });
    expect(out).toEqual([]);
    await written;
    expect(out).toEqual(['200 GET / 0.0 ms\n404 GET / 0.0 ms']);
  });

  it('says nothing at all with --log-level silent', () => {
    expect(logged('--log-level', 'silent')).toEqual([[], []]);
  });
});
