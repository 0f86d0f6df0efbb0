/** What happens around an answer of the API: it is written down, held up, and mistreated where a fault says so. */
import { setTimeout } from 'node:timers/promises';
import { emptyReply, type Reply } from '../drf/reply.ts';
import { type Request, RequestAborted } from '../drf/request.ts';
import type { Clock } from '../values/clock.ts';
import type { Random } from '../values/random.ts';
import type { Site } from '../waldur/site/site.ts';
import type { World } from '../waldur/site/world.ts';
import type { Coverage } from './coverage/coverage.ts';
import type { Faults, Strike } from './faults/faults.ts';
import { readFirst } from './faults/read-first.ts';
import type { AbortReason, JournalEntry } from './journal/entry.ts';
import type { Journal } from './journal/journal.ts';
import type { RecordedRequest } from './journal/recorded-request.ts';

/** What answering a request takes of a sandbox. */
export interface Answering {
  readonly site: Site;
  readonly world: World;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly coverage: Coverage;
  readonly inFlight: InFlight;
  /** Resolves when the answer may begin; undefined where it may at once. */
  readonly delay: () => Promise<void> | undefined;
}

/**
 * Answers at once where nothing has to be waited for. A fault `before` keeps the request from being done; one
 * `afterCommit` lets it be done and loses the answer. What has to wait may be ended meanwhile: it does nothing then, and
 * rejects with RequestAborted.
 * A client must live with both.
 */
export function answerRequest(request: Request, sandbox: Answering): Reply | Promise<Reply> {
  const { site, world, journal, faults, coverage } = sandbox;
  const target = site.find(request);
  const operation = target?.endpoint?.operation;
  const entry = journal.open(request, operation, world.clock.stamp());
  let strike: Strike | undefined;
  const delay = sandbox.delay();
  const answer = (): Reply | Promise<Reply> => site.handle(request, target, world, entry);
  const begin = (known?: JournalEntry): Reply | Promise<Reply> => {
    if (entry.isClosed) throw new RequestAborted('It was ended while its body came in.');
    strike = operation && faults.strike(operation, known);
    return delay || strike ? answerUnder(strike, delay, request, entry, answer) : answer();
  };
  const isAsked = operation !== undefined && faults.asks(operation);
  const reply = isAsked ? readFirst(request, entry, world).then(begin) : begin();
  const note = (heard: Reply): Reply => {
    if (isHeard(heard)) entry.onReply(heard);
    journal.close(entry, isHeard(heard) ? heard.status : null, strike?.id ?? null);
    coverage.note(entry, operation);
    return heard;
  };
  return reply instanceof Promise
    ? holdInFlight(request, reply, entry, note, sandbox)
    : note(reply);
}

/** What a request comes to, unless it is ended before; a body that never arrives ends it too. */
function holdInFlight(
  { connection }: Request,
  reply: Promise<Reply>,
  entry: RecordedRequest,
  note: (reply: Reply) => Reply,
  { journal, inFlight }: Answering,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const leave = inFlight.add((reason) => {
      journal.abort(entry, reason);
      reject(new RequestAborted(`It was ended by: ${reason}.`));
    });
    const finish = (heard: Reply): void => {
      leave();
      // Its end has been told already.
      if (entry.isClosed) return;
      if (connection && lasts(heard)) {
        connection.onClose(
          inFlight.add((reason) => {
            journal.abort(entry, reason);
            connection.destroy();
          }),
        );
      }
      resolve(note(heard));
    };
    reply.then(finish, (error: unknown) => {
      leave();
      if (error instanceof RequestAborted) journal.abort(entry, 'client');
      reject(error);
    });
  });
}

/** True for an answer that is still on its way long after it was given. */
function lasts({ transport }: Reply): boolean {
  return transport === 'stall' || transport === 'slowBody';
}

/** False for an answer that never reaches the client. */
function isHeard({ transport }: Reply): boolean {
  return transport !== 'reset' && transport !== 'stall';
}

async function answerUnder(
  strike: Strike | undefined,
  delay: Promise<void> | undefined,
  request: Request,
  entry: RecordedRequest,
  answer: () => Reply | Promise<Reply>,
): Promise<Reply> {
  await delay;
  const goOn = (): Reply | Promise<Reply> => {
    if (entry.isClosed) throw new RequestAborted('It was ended while it waited.');
    return answer();
  };
  if (!strike) return goOn();
  const isBefore = strike.when === 'before';
  if (isBefore) await holdUp(strike);
  const instead = isBefore ? answerInstead(request, strike) : undefined;
  const done = instead ?? (await goOn());
  if (!isBefore) await holdUp(strike);
  const reply = instead ?? strike.respond?.(request) ?? done;
  return strike.transport === undefined ? reply : { ...reply, transport: strike.transport };
}

/** In real time, whatever the sandbox's clock says: what waits is the client. */
async function holdUp({ delayMs }: Strike): Promise<void> {
  if (delayMs > 0) await setTimeout(delayMs, undefined, { ref: false });
}

/** The answer to a request that is not done; undefined where the fault is about how its real answer goes out. */
function answerInstead(request: Request, { respond, transport }: Strike): Reply | undefined {
  if (respond) return respond(request);
  return transport === 'reset' || transport === 'stall' ? emptyReply(200) : undefined;
}

/** Gives a request up: it does nothing any more, and its connection is lost. */
type End = (reason: AbortReason) => void;

/**
 * The requests of a sandbox's API that are begun and not over: what changes its whole state ends them, so that nothing of before
 * is in it. Orders of the control plane are none of them: they are done in one step, when all of their body is there.
 */
export class InFlight {
  readonly #ends = new Set<End>();

  /** Takes a request in; what it gives takes it out, and does no harm twice. */
  add(end: End): () => void {
    this.#ends.add(end);
    return () => void this.#ends.delete(end);
  }

  /** Ends all that there are. One that comes in meanwhile is of the time after. */
  end(reason: AbortReason): void {
    if (this.#ends.size === 0) return;
    const ends = [...this.#ends];
    this.#ends.clear();
    for (const end of ends) end(reason);
  }
}

/** Waits some milliseconds, each time as many as the seeded source of chance says. A clock that stands still is moved instead. */
export function createDelay(
  delayMs: number | readonly [min: number, max: number],
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): () => Promise<void> | undefined {
  const [min, max] = typeof delayMs === 'number' ? [delayMs, delayMs] : delayMs;
  const chance = random.stream('delay');
  return () => {
    if (max === 0) return undefined;
    const waitMs = chance.between(min, max);
    if (!clock.isFrozen()) return setTimeout(waitMs, undefined, { ref: false });
    clock.advance(waitMs);
    return undefined;
  };
}
