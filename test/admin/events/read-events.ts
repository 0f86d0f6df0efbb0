/** A client of the feed, as browsers have it: reads server-sent events from a server, one after the other. */

export interface ReadEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  /** The next event; undefined where the stream has ended, or its connection is lost. */
  readonly next: () => Promise<ReadEvent | undefined>;
  /** The next event of that name. */
  readonly nextOf: (event: string) => Promise<ReadEvent>;
  /** Leaves. */
  readonly leave: () => void;
}

/** Opens the feed under a URL. */
export async function readEvents(url: string, headers = {}): Promise<EventStream> {
  const gone = new AbortController();
  const response = await fetch(url, { headers, signal: gone.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const block = async (): Promise<string | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const read = await reader?.read().catch(() => undefined);
      if (read === undefined || read.done) return undefined;
      text += read.value;
    }
  };
  const next = async (): Promise<ReadEvent | undefined> => {
    for (;;) {
      const found = await block();
      if (found === undefined) return undefined;
      const { id = '', event = '', data } = membersOf(found);
      if (data !== undefined) return { id, event, data: JSON.parse(data) };
    }
  };
  return {
    status: response.status,
    headers: response.headers,
    next,
    async nextOf(event) {
      for (;;) {
        const found = await next();
        if (found === undefined) throw new Error(`The feed ended without ${event}.`);
        if (found.event === event) return found;
      }
    },
    leave: () => gone.abort(),
  };
}

/** `name: value` lines. Comments have no name, and are none. */
function membersOf(block: string): Readonly<Record<string, string>> {
  const lines = block.split('\n').filter((line) => !line.startsWith(':'));
  return Object.fromEntries(
    lines.map((line) => {
      const cut = line.indexOf(': ');
      return [line.slice(0, cut), line.slice(cut + 2)];
    }),
  );
}
