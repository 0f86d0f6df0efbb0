/** How an answer leaves, and whether it arrives: what is asked of a connection, and told to those who watch. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { type Delivery, plainEnding, type ToldEnding } from '../drf/ending.ts';
import type { Reply } from '../drf/reply.ts';
import type { Connection, Watcher, WireObserver } from '../drf/request.ts';
import { noteOf } from './outgoing.ts';

export interface DepartureOptions {
  /** Told of what should not happen: an error that no contract names. */
  readonly onError: (error: unknown) => void;
}

/** Told how a request has ended: the status of its answer, null where the client got none of it, and its note. */
export type OnOver = (ending: ToldEnding, status: number | null, note?: string) => void;

/** What goes out for a request. The request itself is made of it, for another object would be one more of each. */
export class Departure implements Connection {
  protected readonly req: ExpressRequest;
  protected readonly res: ExpressResponse;
  protected observer: WireObserver | undefined;
  readonly #onError: (error: unknown) => void;
  readonly #onOver: OnOver | undefined;
  #watcher: Watcher | undefined;
  #reply: Reply | undefined;
  #isOver = false;
  /** Hears of the end; undefined before the heeding has begun. */
  #close: (() => void) | undefined;

  constructor(
    req: ExpressRequest,
    res: ExpressResponse,
    { onError }: DepartureOptions,
    onOver?: OnOver,
  ) {
    this.req = req;
    this.res = res;
    this.#onError = onError;
    this.#onOver = onOver;
  }

  /** Called when the answer is not there yet. */
  whileWaiting(): void {
    if (this.#onOver && !this.#watcher) this.heed();
  }

  /** Called when the answer has been handed to the socket, or done to it what its fault says. */
  protected afterAnswer(reply: Reply): void {
    if (this.observer) {
      const head = headOf(this.res);
      if (head !== undefined) this.observer.onHead(head);
    }
    if (this.#isOver || (!this.#watcher && !this.#onOver)) return;
    this.#reply = reply;
    // Of nearly every answer all is out at once: nothing has to be listened for.
    if (this.#isOut && !this.isLost) {
      this.#end('all');
      return;
    }
    this.#watcher?.onGoing();
    this.heed();
  }

  /** Whether all of it was handed to the system. From Node 24 on, `writableFinished` waits for an event that says the same. */
  get #isOut(): boolean {
    const { writableEnded, writableLength } = this.res;
    return writableEnded && writableLength === 0;
  }

  /** Whether nobody is left to answer. */
  get isLost(): boolean {
    return this.res.destroyed || !this.req.socket.writable;
  }

  destroy(): void {
    this.res.destroy();
    this.#lose();
  }

  onClose(listener: () => void): void {
    if (this.res.closed) listener();
    else this.res.once('close', listener);
  }

  watch(watcher: Watcher): void {
    this.#watcher = watcher;
  }

  heed(): void {
    if (this.#close || this.#isOver) return;
    const res = this.res;
    const { socket } = this.req;
    if (res.destroyed || socket.destroyed) {
      this.#lose();
      return;
    }
    const close = (): void => {
      if (!this.#isOver) res.writableFinished ? this.#end('all') : this.#lose();
    };
    // An answer that waits for others of its connection is told nothing of its loss: the socket is. Each of them listens.
    // Where requests come before they can be answered that is nearly every one: `once` would cost twice as much, and the
    // response is closed but once, and goes then.
    socket.setMaxListeners(0).on('close', close);
    res.on('close', close);
    // By a name: a function that is written where it becomes a member, V8 makes among the old objects, with all that it knows.
    this.#close = close;
  }

  #lose(): void {
    const { headersSent, socket } = this.res;
    this.#end(headersSent && socket ? 'part' : 'nothing');
  }

  #end(delivery: Delivery): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#close) this.req.socket.off('close', this.#close);
    const reply = this.#reply;
    const status = delivery === 'nothing' || !reply ? null : reply.status;
    try {
      const ending =
        this.#watcher?.onOver(delivery, reply) ??
        plainEnding(delivery, reply ? 'answer' : 'waiting');
      this.#onOver?.(ending, status, status === null ? undefined : noteOf(this.res));
    } catch (error) {
      // Whoever listens may fail, and an event of a socket has nobody above it.
      this.#onError(error);
    }
  }
}

/** Status line and headers as Node has written them: it keeps their text on the response. Source: nodejs lib/_http_outgoing.js. */
function headOf(res: ExpressResponse): string | undefined {
  const head: unknown = Reflect.get(res, '_header');
  return typeof head === 'string' ? head : undefined;
}
