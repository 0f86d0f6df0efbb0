/** Faults: errors on demand, in the API's own words, for chosen requests of chosen operations. */
import { Languages } from '../../drf/language/languages.ts';
import type { Operation, RefusingOperation } from '../../drf/operation.ts';
import { overlaid, type Reply, type TransportFault } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import type { Admit, Amount } from '../../values/limits.ts';
import { NOTE_HEADER } from '../../values/own-paths.ts';
import { list } from '../../values/schema/composites.ts';
import { demand, ProblemError } from '../../values/schema/problem-error.ts';
import type { Problem } from '../../values/schema/schema.ts';
import { vouched } from '../../values/vouched.ts';
import type { Site } from '../../waldur/site/site.ts';
import type { TellChange } from '../events/changes.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { Secrets } from '../secrets/secrets.ts';
import { canStrike, type Fault, type FaultInfo, told } from './fault.ts';
import type { FaultRequest } from './fault-request.ts';
import { isOccasion } from './occasion.ts';
import { type FaultMoment, type FaultPlan, faultDescription } from './read-fault.ts';

/** A fault as it strikes one request. */
export interface Strike {
  readonly id: string;
  readonly when: FaultMoment;
  readonly delayMs: number;
  /** The answer instead of the API's own; undefined leaves that as it is. */
  readonly respond: ((request: Request) => Reply) | undefined;
  readonly transport: TransportFault | undefined;
}

/** What of the site a fault has to know. */
type Served = Pick<Site, 'operations' | 'allowOf'>;

export class Faults {
  readonly #site: Served;
  readonly #admit: Admit;
  readonly #languages: Languages;
  readonly #changed: TellChange;
  readonly #secrets: Pick<Secrets, 'of'>;
  #faults: Fault[] = [];
  #added = 0;
  #mostAdded = 0;

  constructor(
    site: Served,
    admit: Admit = () => undefined,
    languages = new Languages(),
    changed: TellChange = () => undefined,
    secrets: Pick<Secrets, 'of'> = new Secrets(),
  ) {
    this.#secrets = secrets;
    this.#site = site;
    this.#changed = changed;
    this.#admit = admit;
    this.#languages = languages;
  }

  /** Adds a fault. @throws ProblemError with all that is wrong with its description; LimitError for one too many */
  add(description: unknown): FaultInfo {
    const plan = demand(faultDescription(this.#site.operations), description);
    const text = JSON.stringify(description);
    this.#admit('faults', { number: 1, bytes: Buffer.byteLength(text) });
    return this.#file(plan, text);
  }

  /** Adds all of a list, or none. @throws ProblemError with pointers that begin with the number in the list; LimitError likewise */
  addAll(descriptions: readonly unknown[]): readonly FaultInfo[] {
    const plans = demand(list(faultDescription(this.#site.operations)), descriptions);
    const texts = descriptions.map((description) => JSON.stringify(description));
    const bytes = texts.reduce((total, text) => total + Buffer.byteLength(text), 0);
    this.#admit('faults', { number: plans.length, bytes });
    return plans.map((plan, index) => this.#file(plan, texts[index] ?? ''));
  }

  /** How many there are, used-up ones too, and the length of their descriptions. */
  get held(): Amount {
    return {
      number: this.#faults.length,
      bytes: this.#faults.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  }

  /** The highest number that an id ever had, whatever was cleared since. */
  get mostAdded(): number {
    return this.#mostAdded;
  }

  /** In the order in which they were added; used-up ones too. */
  list(): readonly FaultInfo[] {
    return this.#faults.map((fault) => told(fault, this.#secrets));
  }

  /** Takes one away, used up or not. @throws ProblemError for an id that is not there */
  remove(id: string): void {
    const absence = this.absence(id);
    if (absence !== undefined) throw new ProblemError([absence]);
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    this.#changed('faults');
  }

  /** Turns one off, or on again: it goes on with what is left of it. @throws ProblemError for an id that is not there */
  setActive(id: string, isActive: boolean): FaultInfo {
    const fault = this.#faults.find((each) => each.id === id);
    if (!fault) throw new ProblemError([this.#absent(id)]);
    fault.isActive = isActive;
    this.#changed('faults');
    return told(fault, this.#secrets);
  }

  /** What is told of an id that is not there; undefined for one that is. */
  absence(id: string): Problem | undefined {
    return this.#faults.some((fault) => fault.id === id) ? undefined : this.#absent(id);
  }

  #absent(id: string): Problem {
    const known = this.#faults.map((fault) => fault.id).join(', ') || 'none';
    return { pointer: '', message: `there is no fault "${id}": there are ${known}` };
  }

  /**
   * The fault that strikes this request of an operation, counted as a hit. Of several the first added. One that has
   * requests to skip lets this one pass, to the next fault or to the API. Those that ask for more than an operation are
   * passed over without the request as it is known by then.
   */
  strike(operation: RefusingOperation, entry?: JournalEntry): Strike | undefined {
    const struck = this.#faults.find((fault) => {
      if (!canStrike(fault, operation)) return false;
      if (fault.plan.matches && !(entry && isOccasion(fault.plan.matches, entry))) return false;
      if (fault.skip === 0) return true;
      fault.skip -= 1;
      return false;
    });
    if (!struck) return undefined;
    struck.hits += 1;
    return this.#strikeOf(struck, operation);
  }

  /** Whether a fault that could strike asks for more than the operation. */
  asks(operation: Operation): boolean {
    return this.#faults.some((fault) => fault.plan.matches && canStrike(fault, operation));
  }

  /** Takes all of them away; the next one is `fault-1` again. */
  clear(): void {
    this.#faults = [];
    this.#added = 0;
    this.#changed('faults');
  }

  /** An alias of `clear`: what every part of a sandbox is reset by. */
  reset(): void {
    this.clear();
  }

  #file(plan: FaultPlan, text: string): FaultInfo {
    this.#added += 1;
    const description = vouched<FaultRequest>(JSON.parse(text));
    this.#mostAdded = Math.max(this.#mostAdded, this.#added);
    const id = `fault-${this.#added}`;
    const fault: Fault = {
      id,
      plan,
      description,
      bytes: Buffer.byteLength(text),
      skip: plan.skip,
      hits: 0,
      isActive: true,
    };
    this.#faults.push(fault);
    this.#changed('faults');
    return told(fault, this.#secrets);
  }

  #strikeOf({ id, plan }: Fault, operation: RefusingOperation): Strike {
    const { when, delayMs, transport, respond: answer } = plan;
    const allow = this.#site.allowOf(operation);
    const note = { [NOTE_HEADER]: `fault ${id}` };
    const respond =
      answer &&
      ((request: Request): Reply => {
        const language = this.#languages.chosenBy(request.headers);
        return overlaid(answer({ request, operation, allow, language }), note);
      });
    return { id, when, delayMs, respond, transport };
  }
}
