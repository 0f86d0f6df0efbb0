/** Calls of the library with mistakes: each throws all of them, and changes nothing. */

import { afterAll, describe, expect, it } from '@jest/globals';
import {
  createMockServer,
  type FaultRequest,
  OptionError,
  type Problem,
  ProblemError,
  type RequestPattern,
  verifyRequests,
} from '../../src/index.ts';
import { vouched } from '../../src/values/vouched.ts';
import { thrownProblems } from '../thrown-problems.ts';

const server = createMockServer();
afterAll(() => server.reset());

/** Whatever a caller without a compiler hands in. */
const call = (act: (...given: never[]) => unknown, ...given: unknown[]) =>
  Reflect.apply(act, server, given);

const OPERATION = {
  pointer: '/operation',
  message: expect.stringMatching(/payment_create"?: did you mean "payments_create"\?$/),
};
const PATTERN = {
  ...OPERATION,
  message: 'is no operation of the API: did you mean "payments_create"?',
};
const within = (name: string, { pointer, ...more }: Problem) => ({
  pointer: `/${name}${pointer}`,
  ...more,
});

describe('a call with mistakes', () => {
  const wrongFault = vouched<FaultRequest>({
    operation: 'payment_create',
    respond: 'not_fond',
    tims: 2,
  });

  it('of faults.add throws them all, and no fault is set', () => {
    expect(thrownProblems(() => server.faults.add(wrongFault))).toEqual([
      OPERATION,
      { pointer: '/respond', message: expect.stringContaining('did you mean "not_found"?') },
      { pointer: '/tims', message: 'is unknown: did you mean "times"?' },
    ]);
    expect(() => server.faults.add(wrongFault)).toThrow(ProblemError);
    expect(server.faults.list()).toEqual([]);
  });

  it('of faults.addAll throws those of every one', () => {
    const good: FaultRequest = { operation: 'payments_create', respond: 'not_found' };
    const problems = thrownProblems(() => server.faults.addAll([good, wrongFault, vouched(5)]));
    expect(problems.map(({ pointer }) => pointer)).toEqual([
      ...['/1/operation', '/1/respond', '/1/tims', '/2'],
    ]);
    expect(server.faults.list()).toEqual([]);
  });

  it('of very many mistakes throws the first thousand, and says so', () => {
    const many = Array.from({ length: 20_000 }, () => wrongFault);
    const problems = thrownProblems(() => server.faults.addAll(many));
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)).toEqual({
      pointer: '',
      message: 'may have more that is wrong: no more than 1000 problems are told',
    });
    const strange = vouched<FaultRequest>(
      Object.fromEntries(many.map((_, index) => [`strange${index}`, 1])),
    );
    expect(thrownProblems(() => server.faults.add(strange)).length).toBeLessThan(1100);
  });

  it('of verifyRequests takes a sequence of any length', () => {
    const pattern: RequestPattern = { operation: 'payments_list' };
    const sequence = Array.from({ length: 150_000 }, () => pattern);
    expect(verifyRequests([], { sequence })).toMatchObject({ verified: false });
  });

  it('of verifyRequests throws them all', () => {
    const matches = vouched<RequestPattern>({ operation: 'payment_create', status: 1000 });
    const expectation = { matches, times: -1 };
    expect(thrownProblems(() => verifyRequests([], expectation))).toEqual([
      within('matches', PATTERN),
      { pointer: '/matches/status', message: 'must be a whole number from 100 to 599' },
      { pointer: '/times', message: 'must be a whole number from 0 on' },
    ]);
  });

  it('of requests.wait rejects with them all', async () => {
    const pattern = vouched<RequestPattern>({ operation: 'payment_create' });
    const waiting = server.requests.wait(pattern, { timeoutMs: -1 });
    await expect(waiting).rejects.toBeInstanceOf(ProblemError);
    const again = server.requests.wait(pattern, { timeoutMs: -1 });
    await expect(again).rejects.toMatchObject({
      problems: [
        { pointer: '/timeoutMs', message: 'must be a whole number from 0 to 60000' },
        within('matches', PATTERN),
      ],
    });
  });

  it('of reset, or for a server, throws an OptionError that has them all', () => {
    const resetting = () => call(server.reset, { keep: ['stat', 'clock'], keeep: 1 });
    expect(resetting).toThrow(OptionError);
    expect(thrownProblems(resetting)).toEqual([
      { pointer: '/keep/0', message: expect.stringContaining('did you mean "state"?') },
      { pointer: '/keeep', message: 'is unknown: did you mean "keep"?' },
    ]);
    const making = () => call(createMockServer, { contract: 'deploied', port: -1 });
    expect(making).toThrow(OptionError);
    expect(thrownProblems(making)).toEqual([
      { pointer: '/contract', message: expect.stringContaining('did you mean "deployed"?') },
      { pointer: '/port', message: 'must be a number from 0 to 65535' },
    ]);
  });
});
