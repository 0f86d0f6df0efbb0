/** A name that was refused too often is locked for a while. Source: BEHAVIOUR 22. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createClient } from '../../client.ts';
import { TEXT } from '../refusals.ts';

const MINUTE = 60_000;
const WRONG = [401, { detail: 'Invalid username/password.' }];
const LOCKED = [401, { detail: 'Username is locked out. Try in 10 minutes.' }];
const RIGHT = [200, { token: 'staff-token' }];
const fixtures = {
  users: [
    { username: 'staff', token: 'staff-token', password: 'secret', is_staff: true },
    { username: 'other', token: 'other-token', password: 'secret' },
    { username: 'gone', token: 'gone-token', password: 'secret', is_active: false },
  ],
};

const api = createClient({ now: '2024-01-01T00:00:00Z', fixtures });

const logIn = async (
  username: unknown,
  password: unknown,
  headers: Record<string, string> = {},
) => {
  const path = '/api-auth/password/';
  const json = { username, password };
  const answer = await api.send({ as: 'anonymous', method: 'POST', path, headers, json });
  return [answer.status, answer.json];
};
const fail = async (times: number, username = 'staff') => {
  const answers: unknown[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await logIn(username, 'x'));
  return answers;
};

beforeEach(() => api.reset());

describe('POST /api-auth/password/, refused again and again', () => {
  it('locks a name after four failures, for the right password too', async () => {
    expect(await fail(4)).toEqual([WRONG, WRONG, WRONG, WRONG]);
    expect([await logIn('staff', 'x'), await logIn('staff', 'secret')]).toEqual([LOCKED, LOCKED]);
  });

  it('forgets failures with a success', async () => {
    await fail(3);
    expect(await logIn('staff', 'secret')).toEqual(RIGHT);
    expect(await fail(4)).toEqual([WRONG, WRONG, WRONG, WRONG]);
  });

  it.each([
    [10 * MINUTE - 1, LOCKED],
    [10 * MINUTE, RIGHT],
  ])('ends %i ms after the last failure, whatever was tried since', async (ms, outcome) => {
    await fail(3);
    api.clock.advance(9 * MINUTE);
    await fail(1);
    api.clock.advance(ms - MINUTE);
    expect(await logIn('staff', 'x')).toEqual(LOCKED);
    api.clock.advance(MINUTE);
    expect(await logIn('staff', 'secret')).toEqual(outcome);
  });

  it('begins to count anew ten minutes after a failure', async () => {
    await fail(3);
    api.clock.advance(10 * MINUTE);
    expect(await fail(4)).toEqual([WRONG, WRONG, WRONG, WRONG]);
  });

  it.each(['gone', 'nobody'])('counts for %s as for anybody', async (name) => {
    await fail(4, name);
    expect(await logIn(name, 'secret')).toEqual(LOCKED);
  });

  it('counts by the trimmed name, whose case counts, and touches no other', async () => {
    await fail(2, ' staff');
    await fail(2, 'staff ');
    expect(await logIn('staff', 'secret')).toEqual(LOCKED);
    expect(await logIn('STAFF', 'secret')).toEqual(WRONG);
    expect(await logIn('other', 'secret')).toEqual([200, { token: 'other-token' }]);
  });

  it.each(['X-Forwarded-For', 'X-Real-IP'])('takes %s for no other address', async (header) => {
    for (const part of [1, 2, 3, 4]) await logIn('staff', 'x', { [header]: `10.0.0.${part}` });
    expect(await logIn('staff', 'secret', { [header]: '10.0.0.9' })).toEqual(LOCKED);
  });

  it('counts no 400, and gives a locked name its 400s', async () => {
    for (const _ of [1, 2, 3, 4, 5]) await logIn('staff', null);
    expect(await logIn('staff', 'secret')).toEqual(RIGHT);
    await fail(4);
    expect(await logIn('staff', null)).toEqual([400, { password: TEXT.null }]);
  });

  it.each([
    ['a reset', () => api.reset()],
    ['a new world', () => api.seed(fixtures)],
  ])('is over with %s', async (_what, begin) => {
    await fail(4);
    begin();
    expect(await logIn('staff', 'secret')).toEqual(RIGHT);
  });

  it('comes back with the moment that it was remembered in', async () => {
    await fail(4);
    api.snapshot('locked');
    api.reset();
    api.restore('locked');
    expect(await logIn('staff', 'secret')).toEqual(LOCKED);
  });

  it('keeps no more of old failures than it has to', async () => {
    for (const number of [1, 2, 3, 4, 5, 6]) await fail(1, `name-${number}`);
    api.clock.advance(10 * MINUTE);
    for (const number of [7, 8, 9]) await fail(1, `name-${number}`);
    expect(await fail(4, 'name-1')).toEqual([WRONG, WRONG, WRONG, WRONG]);
    expect(await logIn('name-1', 'x')).toEqual(LOCKED);
  });
});
