/** What happens around an answer of the API: it is written down, held up, and mistreated where a fault says so. */
import type { Delivery, Stage } from '../drf/ending.ts';
import { emptyReply, type Reply, type TransportFault } from '../drf/reply.ts';
import { type Request, RequestAborted, type Watcher } from '../drf/request.ts';
import type { Site } from '../waldur/site/site.ts';
import type { World } from '../waldur/site/world.ts';
import type { Target } from '../waldur/view-set/view.ts';
import { nameSender } from './callers.ts';
import type { Coverage } from './coverage/coverage.ts';
import { type Delay, waitFor } from './delay.ts';
import type { Faults, Strike } from './faults/faults.ts';
import { readFirst } from './faults/read-first.ts';
import type { Flying, InFlight } from './in-flight.ts';
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
  /** Undefined where answers wait for nothing. */
  readonly delay: Delay | undefined;
}

/**
 * Answers at once where nothing has to be waited for. A request is done as soon as its body is there, and what waits is its
 * answer: a client that gives up undoes nothing. Only a fault `beforeWork` stands before it, or in its place. What is in
 * flight may be ended: it does nothing then that it has not done, and rejects with RequestAborted.
 */
export function answerRequest(request: Request, sandbox: Answering): Reply | Promise<Reply> {
  return new Exchange(request, sandbox).answer();
}

const nothing = (): void => undefined;

/** One request on its way through a sandbox, until its answer is out or its connection lost. */
class Exchange implements Watcher, Flying {
  readonly #request: Request;
  readonly #sandbox: Answering;
  /** Those of the moment when it came in. */
  readonly #served: Pick<Answering, 'site' | 'world'>;
  readonly #target: Target | undefined;
  readonly #entry: RecordedRequest;
  #strike: Strike | undefined;
  #stage: Stage = 'upload';
  /** What it would be that ended it now. */
  #reason: AbortReason = 'client';
  #isLate = false;
  #isInFlight = false;
  #reject: (error: unknown) => void = nothing;

  constructor(request: Request, sandbox: Answering) {
    const { site, world, journal } = sandbox;
    const target = site.find(request);
    this.#request = request;
    this.#sandbox = sandbox;
    this.#served = { site, world };
    this.#target = target;
    this.#entry = journal.open(request, target?.endpoint?.operation, world.clock.stamp());
    request.connection?.watch(this);
  }

  answer(): Reply | Promise<Reply> {
    const { faults } = this.#sandbox;
    const { world } = this.#served;
    const operation = this.#target?.endpoint?.operation;
    const isAsked = operation !== undefined && faults.asks(operation);
    const reply = isAsked
      ? readFirst(this.#request, this.#entry, world).then((known) => this.#begin(known))
      : this.#begin();
    return reply instanceof Promise ? this.#hold(reply) : this.#give(reply);
  }

  /** `known` is what a fault may ask of the request, where one does. */
  #begin(known?: JournalEntry): Reply | Promise<Reply> {
    if (this.#entry.isOver) throw new RequestAborted('It was ended while its body came in.');
    const { faults, delay } = this.#sandbox;
    const { world } = this.#served;
    const operation = this.#target?.endpoint?.operation;
    this.#strike = operation && faults.strike(operation, known);
    if (this.#strike) this.#entry.onFault(this.#strike.id);
    if (this.#strike?.when === 'beforeWork') nameSender(this.#entry, this.#request, world);
    return this.#strike || delay ? this.#answerSlowly() : this.#work();
  }

  onGoing(): void {
    if (this.#isInFlight) return;
    this.#isInFlight = true;
    this.#sandbox.inFlight.add(this);
  }

  onOver(delivery: Delivery, reply?: Reply): RecordedRequest {
    const entry = this.#entry;
    if (entry.isOver) return entry;
    const { journal, coverage, inFlight } = this.#sandbox;
    if (this.#isInFlight) inFlight.remove(this);
    const isAll = delivery === 'all';
    const heard = delivery === 'nothing' ? undefined : reply;
    nameSender(entry, this.#request, this.#served.world);
    if (heard) entry.onReply(heard);
    const received = isAll && this.#isLate ? 'delayed' : delivery;
    const reason = isBroken(reply) ? 'upstream' : this.#reason;
    const lost = isAll ? null : { stage: this.#stage, reason };
    journal.end(entry, heard?.status ?? null, received, lost);
    coverage.note(entry, this.#strike?.respond !== undefined, this.#target?.endpoint?.operation);
    entry.settle();
    return entry;
  }

  #work(): Reply | Promise<Reply> {
    const { site, world } = this.#served;
    return site.handle(this.#request, this.#target, world, this.#entry);
  }

  async #answerSlowly(): Promise<Reply> {
    const [strike, request] = [this.#strike, this.#request];
    const isBefore = strike?.when === 'beforeWork';
    if (isBefore) await this.#wait(waitFor(strike.delayMs));
    const instead = isBefore ? answerInstead(request, strike) : undefined;
    this.#stage = 'upload';
    const done = instead ?? (await this.#work());
    await this.#wait(this.#sandbox.delay?.());
    if (!strike) return done;
    if (!isBefore) await this.#wait(waitFor(strike.delayMs));
    if (strike.respond) this.#entry.onAnswerer('fault');
    const reply = instead ?? strike.respond?.(request) ?? done;
    return strike.transport === undefined ? reply : { ...reply, transport: strike.transport };
  }

  /** @throws RequestAborted where it was ended meanwhile */
  async #wait(time: Promise<void> | undefined): Promise<void> {
    if (!time) return;
    this.#stage = 'waiting';
    this.#isLate = true;
    this.#request.connection?.heed();
    await time;
    if (this.#entry.isOver) throw new RequestAborted('It was ended while it waited.');
  }

  /** What a request comes to, unless it is ended before; a body that never arrives ends it too. */
  #hold(reply: Promise<Reply>): Promise<Reply> {
    if (!this.#entry.isOver) this.onGoing();
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      reply.then(
        (done) => {
          // Its end has been told already.
          if (!this.#entry.isOver) resolve(this.#give(done));
        },
        (error: unknown) => {
          if (error instanceof RequestAborted) this.giveUp('client');
          reject(error);
        },
      );
    });
  }

  /** Its answer, which is about to go out. */
  #give(reply: Reply): Reply {
    const { transport, body } = reply;
    const isCut = transport === 'reset' || transport === 'truncate';
    this.#entry.onAnswer(reply);
    this.#stage = transport === 'stall' ? 'waiting' : 'answer';
    if (isCut) this.#reason = 'fault';
    if (transport === 'slowBody' && body.kind !== 'none') this.#isLate = true;
    if (!this.#request.connection) this.onOver(deliveryOf(transport), reply);
    return reply;
  }

  giveUp(reason: AbortReason): void {
    if (this.#entry.isOver) return;
    const { connection } = this.#request;
    this.#reason = reason;
    if (connection) connection.destroy();
    else this.onOver('nothing');
    this.#reject(new RequestAborted(`It was ended by: ${reason}.`));
  }
}

/** Whether the server behind the mock has broken its answer off. */
function isBroken(reply: Reply | undefined): boolean {
  return reply?.body.kind === 'stream' && reply.body.passed?.isBroken() === true;
}

/** What a client without a connection would get. */
function deliveryOf(transport: TransportFault | undefined): Delivery {
  if (transport === 'truncate') return 'part';
  return transport === 'reset' || transport === 'stall' ? 'nothing' : 'all';
}

/** The answer to a request that is not done; undefined where the fault is about how its real answer goes out. */
function answerInstead(request: Request, { respond, transport }: Strike): Reply | undefined {
  if (respond) return respond(request);
  return transport === 'reset' || transport === 'stall' ? emptyReply(200) : undefined;
}
