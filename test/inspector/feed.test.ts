/** The feed: what is heard goes on from where it was, a server that stops is waited for, one without a feed is asked. */
import { describe, expect, it } from '@jest/globals';
import { createApi, problemsOf, RefusedError } from '../../src/inspector/client/api.ts';
import type { ServerEvent } from '../../src/inspector/client/event-parser.ts';
import { type Connection, startFeed } from '../../src/inspector/client/feed.ts';
import { placeOf } from '../../src/inspector/client/place.ts';

interface Asked {
  readonly url: string;
  readonly headers: Headers;
}

const place = placeOf('http://mock', '/__sandbox/a/__admin/');
const STREAM = { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } };

/** A server that gives these answers, one after the other, and then none for ever. */
function serverOf(...answers: readonly (() => Response)[]) {
  const asked: Asked[] = [];
  const left = [...answers];
  let refusals = 0;
  const ask: typeof fetch = async (input, init = {}) => {
    asked.push({ url: String(input), headers: new Headers(init.headers) });
    const answer = left.shift();
    if (answer !== undefined) return answer();
    return new Promise((_, fail) =>
      init.signal?.addEventListener('abort', () => fail(new Error('left'))),
    );
  };
  const api = createApi(
    place,
    () => 'secret',
    () => {
      refusals += 1;
    },
    ask,
  );
  return { api, asked, refusals: () => refusals };
}

/** Follows until a condition holds. */
async function follow(
  server: ReturnType<typeof serverOf>,
  until: (states: readonly Connection[]) => boolean,
) {
  const events: ServerEvent[] = [];
  const states: Connection[] = [];
  let polls = 0;
  await new Promise<void>((resolve) => {
    const done = (): void => void (until(states) && resolve());
    startFeed({
      api: server.api,
      path: () => '/events',
      onEvents: (given) => events.push(...given),
      onState: (state) => {
        states.push(state);
        done();
      },
      ask: async () => {
        polls += 1;
      },
    });
  });
  return { events, states, polls };
}

describe('startFeed', () => {
  it('comes back with the last id after the stream has ended', async () => {
    const server = serverOf(
      () => new Response('id: 4\nevent: request\ndata: {}\n\n', STREAM),
      () => {
        throw new TypeError('nobody listens');
      },
      () => new Response('id: 5\nevent: aborted\ndata: {}\n\n', STREAM),
    );
    const ends = (states: readonly Connection[]) =>
      states.filter((each) => each === 'lost').length === 3;
    const { events, states } = await follow(server, ends);
    expect(events.map(({ event, id }) => [event, id])).toEqual([
      ['request', '4'],
      ['aborted', '5'],
    ]);
    expect(states).toEqual(['connecting', 'live', 'lost', 'lost', 'live', 'lost']);
    expect(server.asked.map(({ headers }) => headers.get('Last-Event-ID'))).toEqual([
      null,
      '4',
      '4',
    ]);
    expect(server.asked[0]?.url).toBe('/__sandbox/a/__admin/events');
    expect(server.asked[0]?.headers.get('Authorization')).toBe('Bearer secret');
  });

  it('asks a server that has no feed', async () => {
    const server = serverOf(() => new Response('{"errors":[]}', { status: 404 }));
    const { states, polls } = await follow(server, (all) => all.includes('asking'));
    expect([states, polls]).toEqual([['connecting', 'asking'], 1]);
  });

  it('stops before a control plane that asks for its token', async () => {
    const server = serverOf(() => new Response('', { status: 401 }));
    const { states } = await follow(server, (all) => all.includes('locked'));
    expect([states, server.refusals()]).toEqual([['connecting', 'locked'], 1]);
  });
});

describe('createApi', () => {
  it('sends JSON, and gives what comes back', async () => {
    const server = serverOf(
      () => new Response('{"a":1}', { status: 201 }),
      () => new Response(null, { status: 204 }),
      () => new Response('[]'),
    );
    expect(await server.api.send('POST', '/x', { b: 1 })).toEqual({ a: 1 });
    expect(await server.api.send('DELETE', '/x')).toBeUndefined();
    expect(await server.api.get('//elsewhere/__admin/x')).toEqual([]);
    expect(server.asked.map(({ url }) => url)).toEqual([
      '/__sandbox/a/__admin/x',
      '/__sandbox/a/__admin/x',
      '/elsewhere/__admin/x',
    ]);
    expect(server.asked[0]?.headers.get('Content-Type')).toBe('application/json');
  });

  it('throws all that is wrong, in the words of the server', async () => {
    const problems = [
      { pointer: '/sum', message: 'is missing' },
      { pointer: '', message: 'no' },
    ];
    const server = serverOf(
      () => new Response(JSON.stringify({ errors: problems }), { status: 400 }),
      () => new Response('<html>', { status: 502 }),
    );
    const refused = await server.api.get('/x').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RefusedError);
    expect(problemsOf(refused)).toEqual(problems);
    const page = await server.api.send('PUT', '/x', 1).catch((error: unknown) => error);
    expect(problemsOf(page)).toEqual([{ pointer: '', message: 'the server answered 502' }]);
    expect(problemsOf(new TypeError('fetch failed'))[0]?.message).toMatch(/does not answer/);
    expect(problemsOf(new Error('x'))[0]?.message).toBe('x');
    expect(problemsOf(null)[0]?.message).toBe('something failed');
  });

  it('gives whatever the API answers', async () => {
    const server = serverOf(() => new Response('no', { status: 418, headers: { 'X-A': 'b' } }));
    const answer = await server.api.call('/api/', { method: 'GET' });
    expect(answer).toMatchObject({ status: 418, text: 'no' });
    expect(answer.headers).toContainEqual(['x-a', 'b']);
  });
});
