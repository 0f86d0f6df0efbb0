/**
 * The feed of what happens in the server: server-sent events, asked for with `fetch`, which can bring the token of the control
 * plane. It comes back by itself when the server does, from where it was. A server without the feed is asked every second.
 */
import type { Api } from './api.ts';
import { createEventParser, type ServerEvent } from './event-parser.ts';

/** `asking` polls. */
export type Connection = 'connecting' | 'live' | 'asking' | 'lost' | 'locked';

export interface FeedOptions {
  readonly api: Api;
  readonly path: () => string;
  readonly onEvents: (events: readonly ServerEvent[]) => void;
  readonly onState: (state: Connection) => void;
  /** In the place of the feed where there is none; @throws where there is no server */
  readonly ask: () => Promise<void>;
}

export interface Feed {
  /** Begins anew, from now on. */
  readonly restart: () => void;
}

const ASK_AGAIN_MS = 1000;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 3000;

export function startFeed(options: FeedOptions): Feed {
  let round = new AbortController();
  const begin = (): void => {
    round.abort();
    round = new AbortController();
    void follow(options, round.signal);
  };
  begin();
  return { restart: begin };
}

async function follow(options: FeedOptions, signal: AbortSignal): Promise<void> {
  let last = '';
  let waitMs = FIRST_WAIT_MS;
  options.onState('connecting');
  while (!signal.aborted) {
    try {
      const kind = await attempt(options, signal, last, (id) => {
        last = id;
        waitMs = FIRST_WAIT_MS;
      });
      if (kind === 'asked') {
        await pause(ASK_AGAIN_MS, signal);
        continue;
      }
      if (kind === 'locked') return;
    } catch {
      // Nobody listens, or the stream broke: the same as its end.
    }
    if (signal.aborted) return;
    options.onState('lost');
    await pause(waitMs, signal);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}

async function attempt(
  { api, path, onEvents, onState, ask }: FeedOptions,
  signal: AbortSignal,
  last: string,
  heard: (id: string) => void,
): Promise<'ended' | 'asked' | 'locked'> {
  const headers = {
    Accept: 'text/event-stream',
    ...(last === '' ? {} : { 'Last-Event-ID': last }),
  };
  const response = await api.raw(path(), { headers, signal });
  if (response.status === 401) {
    onState('locked');
    return 'locked';
  }
  const isFeed = response.headers.get('Content-Type')?.startsWith('text/event-stream') === true;
  if (!response.ok || !isFeed || response.body === null) {
    await ask();
    onState('asking');
    return 'asked';
  }
  onState('live');
  heard(last);
  const decoder = new TextDecoder();
  let batch: ServerEvent[] = [];
  const parse = createEventParser((event) => batch.push(event));
  const reader = response.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    parse(decoder.decode(piece.value, { stream: true }));
    const events = batch;
    batch = [];
    const end = events.at(-1);
    if (end === undefined) continue;
    heard(end.id);
    onEvents(events);
  }
  return 'ended';
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
