/** What the journal writes down of a request, and what it forgets. */
import { describe, expect, it, jest } from '@jest/globals';
import { QueryDict } from '../../../src/drf/query-dict.ts';
import { UploadedFile } from '../../../src/drf/uploaded-file.ts';
import { Journal } from '../../../src/sandbox/journal/journal.ts';
import { DEFAULT_CAPACITY } from '../../../src/sandbox/journal/journal-options.ts';
import { createClock } from '../../../src/values/clock.ts';
import { makeRequest } from '../../drf/request.ts';
import { ACTION, CREATE, create, jsonData, LIST, list, open } from './journal-scene.ts';

describe('an entry', () => {
  it('shows at once, unanswered, and is filled on the way', () => {
    const journal = new Journal();
    const request = open(journal, CREATE, { query: 'a=1&a=2&b=%C3%A4+' });
    expect(journal.entries()).toEqual([
      {
        sequence: 1,
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        realTime: expect.stringMatching(/^\d{4}-.*Z$/),
        traceparent: null,
        operation: 'payments_create',
        sandbox: 'default',
        method: 'POST',
        path: '/api/payments/',
        query: { a: ['1', '2'], b: ['ä '] },
        actor: null,
        headers: {},
        body: null,
        ignored: { query: ['a', 'b'], body: [], headers: [] },
        status: null,
        answeredBy: null,
        durationMs: null,
        fault: null,
        outcome: null,
        stage: null,
        aborted: null,
        received: null,
        refusals: [],
        request: {
          ...{ httpVersion: '1.1', target: '/api/payments/?a=1&a=2&b=%C3%A4+', headers: [] },
          ...{ body: null, isComplete: true },
        },
        response: null,
      },
    ]);
    request.onActor('staff');
    request.onBody(jsonData('{"sum": 5}'));
    expect(journal.entries()).toMatchObject([{ actor: 'staff', body: { sum: 5 }, status: null }]);
    const closed = request.close(201, 'fault-1');
    expect(closed).toMatchObject({ actor: 'staff', status: 201, fault: 'fault-1' });
    expect(closed).toMatchObject({ outcome: 'answered', stage: null, received: 'all' });
    expect(closed.durationMs).toBeGreaterThanOrEqual(0);
    expect(journal.entries()).toEqual([closed]);
  });

  it('does not change once it is closed', () => {
    const journal = new Journal();
    const listener = jest.fn();
    journal.subscribe(listener);
    const request = open(journal);
    const closed = request.close(200, null);
    request.onActor('late');
    request.onBody(jsonData('1'));
    expect(request.close(500, 'late')).toBe(closed);
    expect(journal.entries()).toEqual([closed]);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('keeps how it ended, and what ended it before its answer was out', () => {
    const journal = new Journal();
    const listener = jest.fn();
    journal.subscribe(listener);
    const begin = () => journal.open(makeRequest({}), undefined, createClock().stamp());
    const [waiting, begun, answered] = [begin(), begin(), begin()];
    answered.onFault('fault-1');
    journal.end(answered, 200, 'delayed');
    journal.end(waiting, null, 'nothing', { stage: 'waiting', reason: 'reset' });
    journal.end(waiting, null, 'part', { stage: 'answer', reason: 'client' });
    journal.end(begun, 200, 'part', { stage: 'answer', reason: 'seed' });
    journal.end(answered, null, 'part', { stage: 'answer', reason: 'seed' });
    const durationMs = expect.any(Number);
    expect(journal.entries()).toMatchObject([
      ...[
        {
          outcome: 'aborted',
          stage: 'waiting',
          received: 'nothing',
          aborted: 'reset',
          status: null,
          durationMs,
        },
      ],
      { outcome: 'aborted', stage: 'answer', received: 'part', aborted: 'seed', status: 200 },
      { outcome: 'answered', stage: null, received: 'delayed', aborted: null, fault: 'fault-1' },
    ]);
    expect(listener).toHaveBeenCalledTimes(3);
  });

  it('is frozen, all through', () => {
    const journal = new Journal();
    const request = open(journal, CREATE, { query: 'a=1', headers: { accept: '*/*' } });
    request.onBody(jsonData('{"a": [{"b": 1}]}'));
    const inside = (value: unknown): readonly unknown[] =>
      typeof value === 'object' && value !== null
        ? [value, ...Object.values(value).flatMap(inside)]
        : [];
    const objects = inside(request.close(200, null));
    expect(objects).toHaveLength(15);
    expect(objects.filter((each) => !Object.isFrozen(each))).toEqual([]);
  });

  it('has no operation where the request asks for none', () => {
    const journal = new Journal();
    const request = makeRequest({ method: 'PATCH', path: '/api/nothing/', query: 'a=1' });
    journal.open(request, undefined, createClock().stamp()).onBody(jsonData('{"a": 1}'));
    expect(journal.entries()[0]).toMatchObject({
      operation: null,
      method: 'PATCH',
      ignored: { query: [], body: [] },
    });
  });
});

describe('headers', () => {
  it.each([
    ['authorization', 'Token 0123456789abcd', 'Token ****abcd'],
    ['authorization', 'token  0123456789abcd ', 'token ****abcd'],
    ['authorization', 'Bearer 0123456789abcd', 'Bearer ****abcd'],
    ['authorization', 'Token two words', 'Token ****ords'],
    ['authorization', '0123456789abcd', '****abcd'],
    ['authorization', 'Token abcd', 'Token ****'],
    ['authorization', 'Token', 'Token'],
    ['authorization', 'Basic c3RhZmY6cGFzcw==', 'Basic ****'],
    ['authorization', '', '****'],
    ['proxy-authorization', 'Basic c3RhZmY6cGFzcw==', 'Basic ****'],
    ['cookie', 'sessionid=0123456789; csrftoken=a=b;c', 'sessionid=****; csrftoken=****;****'],
    ['accept', 'application/json', 'application/json'],
  ])('%s: %s is written as %s', (name, value, expected) => {
    const journal = new Journal();
    open(journal, LIST, { headers: { [name]: value } });
    expect(journal.entries()[0]?.headers).toEqual({ [name]: expected });
  });
});

describe('a body', () => {
  const written = (text: string): unknown => {
    const journal = new Journal();
    open(journal, CREATE).onBody(jsonData(text));
    return journal.entries()[0]?.body;
  };

  it.each([
    ['5', 5],
    ['5.50', 5.5],
    ['-0.0', 0],
    ['9007199254740993', '9007199254740993'],
    ['1e999', 'inf'],
    ['[null, true, "x", {}]', [null, true, 'x', {}]],
    ['{"a": {"b": [1]}}', { a: { b: [1] } }],
  ])('of JSON %s is %j', (text, expected) => {
    expect(written(text)).toStrictEqual(expected);
  });

  it('keeps a member by the name of __proto__', () => {
    expect(JSON.stringify(written('{"__proto__": 1}'))).toBe('{"__proto__":1}');
  });

  it('of a form has fields by name, several values as a list, and files in short', () => {
    const journal = new Journal();
    const fields = new QueryDict<string | UploadedFile>([
      ['sum', '5'],
      ['tag', 'a'],
      ['tag', 'b'],
      ['proof', new UploadedFile('receipt.pdf', Buffer.from('12345'))],
    ]);
    open(journal, CREATE).onBody({ kind: 'form', fields });
    expect(journal.entries()[0]).toMatchObject({
      body: { sum: '5', tag: ['a', 'b'], proof: { name: 'receipt.pdf', size: 5 } },
      ignored: { body: ['tag'] },
    });
  });
});

describe('what the API ignores', () => {
  it('is every query parameter that the operation does not know', () => {
    expect(list(new Journal(), 'page=1&pgae=2&profile_uuid=x&o=name').ignored.query).toEqual([
      'pgae',
      'o',
    ]);
  });

  it('is every body field that is unknown or read-only', () => {
    const { ignored } = create(new Journal(), { sum: '5', uuid: 'mine', invoice: 'x', url: 'y' });
    expect(ignored).toEqual({ query: [], body: ['uuid', 'invoice', 'url'], headers: [] });
  });

  it('is every header on which clients rely in vain', () => {
    const headers = { 'if-match': '"a"', accept: '*/*', 'idempotency-key': 'k', range: 'bytes=0-' };
    open(new Journal(), LIST, { headers });
    expect(open(new Journal(), LIST, { headers }).close(200, null).ignored.headers).toEqual([
      'idempotency-key',
      'if-match',
      'range',
    ]);
  });

  it.each([
    ['all of a list', '[{"uuid": 1}]', ['*']],
    ['all of a text', '"uuid"', ['*']],
    ['nothing of an empty list', '[]', []],
    ['nothing of null', 'null', []],
  ])('is %s', (_name, text, ignored) => {
    const request = open(new Journal(), CREATE);
    request.onBody(jsonData(text));
    expect(request.close(400, null).ignored.body).toEqual(ignored);
  });

  it('is all where no field is read, and nothing of a body that was not sent', () => {
    const journal = new Journal();
    open(journal, ACTION).onBody(jsonData('{"anything": 1}'));
    open(journal, CREATE).close(401, null);
    expect(journal.entries().map(({ ignored }) => ignored.body)).toEqual([['anything'], []]);
  });
});

describe('the ring', () => {
  it('forgets the oldest and counts them', () => {
    const journal = new Journal({ capacity: 3 });
    for (let count = 1; count <= 5; count += 1) list(journal);
    expect(journal.entries().map(({ sequence }) => sequence)).toEqual([3, 4, 5]);
    expect(journal.dropped).toBe(2);
  });

  it('goes on with its sequences after a reset', () => {
    const journal = new Journal({ capacity: 1 });
    list(journal);
    const pending = open(journal);
    journal.reset();
    expect([journal.entries(), journal.dropped]).toEqual([[], 1]);
    expect(pending.close(200, null).sequence).toBe(2);
    expect(journal.entries()).toEqual([]);
    expect(list(journal).sequence).toBe(3);
    expect(journal.entries()).toHaveLength(1);
  });

  it('keeps a thousand unless told otherwise, and none when told so', () => {
    const [journal, none] = [new Journal(), new Journal({ capacity: 0 })];
    for (let count = 0; count <= DEFAULT_CAPACITY; count += 1) list(journal);
    list(none);
    expect([DEFAULT_CAPACITY, journal.entries().length, journal.dropped]).toEqual([1000, 1000, 1]);
    expect([none.entries().length, none.dropped]).toEqual([0, 1]);
  });

  it.each([-1, 1.5, Number.NaN])('refuses a capacity of %p', (capacity) => {
    expect(() => new Journal({ capacity })).toThrow(/whole number/);
  });
});

describe('subscribers', () => {
  it('are told of every closed entry until they stop', () => {
    const journal = new Journal();
    const listener = jest.fn();
    const stops = [journal.subscribe(listener), journal.subscribe(listener)];
    open(journal);
    expect(listener).not.toHaveBeenCalled();
    const entry = list(journal);
    expect(listener.mock.calls).toEqual([[entry], [entry]]);
    stops[0]?.();
    list(journal);
    expect(listener).toHaveBeenCalledTimes(3);
    stops[1]?.();
    list(journal);
    expect(listener).toHaveBeenCalledTimes(3);
  });
});
