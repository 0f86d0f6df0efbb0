/** Judges exchanges by the documents of both contracts, and remembers which of their answers have been produced. */
import { loadCatalogue } from '../../src/drf/language/load-catalogue.ts';
import type { Exchange } from '../recording/exchange.ts';
import { allowedAnswers } from './allowed-answers.ts';
import { ContractDocument } from './contract-document.ts';
import { backToEnglish } from './english.ts';
import { PathFinder } from './find-path.ts';
import { ResponseChecker } from './response-checker.ts';

interface Known {
  readonly document: ContractDocument;
  readonly finder: PathFinder;
  readonly checker: ResponseChecker;
}

const NOTE = 'x-mock-note';

const inEnglish = backToEnglish(loadCatalogue());

/** The same exchange, its refusal in English: a document has the texts of no other language. */
function inWordsOfTheDocument(exchange: Exchange): Exchange {
  const { headers, status, body } = exchange;
  const code = headers['content-language'];
  if (status < 400 || code === 'en' || headers['content-type'] !== 'application/json') {
    return exchange;
  }
  const english: unknown = JSON.parse(body.toString('utf8') || 'null', (_, value: unknown) =>
    typeof value === 'string' ? inEnglish(value, code) : value,
  );
  return body.length === 0 ? exchange : { ...exchange, body: Buffer.from(JSON.stringify(english)) };
}

export class Judge {
  readonly #known = new Map<string, Known>();
  #hits = new Set<string>();

  knows(contract: string): boolean {
    return this.#known.has(contract);
  }

  learn(contract: string, source: object): void {
    const document = new ContractDocument(source);
    const finder = new PathFinder(document);
    this.#known.set(contract, { document, finder, checker: new ResponseChecker(source) });
  }

  /** All that the document of its contract, which must be known, has not got of an exchange. */
  problemsOf(exchange: Exchange): readonly string[] {
    const { contract, method, target, status, headers } = exchange;
    const known = this.#known.get(contract);
    if (known === undefined) throw new RangeError(`There is no document of ${contract}.`);
    const note = headers[NOTE] ?? '';
    // What a test makes up itself is no answer of the contract, nor is that of another server.
    // And of an app that takes the body away, the mock can say no more.
    if (/^(fault|stub|upstream|the body was read before)\b/.test(note)) return [];
    const told = (problem: string) =>
      `${contract}: ${method} ${target.slice(0, 200)} was answered ${status}, which ${problem}`;
    if (status >= 500 && !note.startsWith('A known fault of the server')) {
      return [told('is a fault of the mock itself')];
    }
    const { operation, answers } = allowedAnswers(exchange, known.document, known.finder);
    // Which sandbox a request has reached is no matter of the contract.
    const { [NOTE]: _ofSandbox, ...others } = headers;
    const judged = note.startsWith('sandbox ') ? { ...exchange, headers: others } : exchange;
    const english = inWordsOfTheDocument(judged);
    const outcomes = answers.map(({ name, description }) => ({
      name,
      problems: known.checker.problems(english, description),
    }));
    const fitting = outcomes.filter(({ problems }) => problems.length === 0);
    // An answer that many operations share is a common one too.
    for (const { name } of fitting) this.#hits.add(`${contract} ${name} ${status}`);
    if (fitting.length > 0) return [];
    const closest = outcomes.reduce<(typeof outcomes)[number] | undefined>(
      (best, each) => (best && best.problems.length <= each.problems.length ? best : each),
      undefined,
    );
    if (closest) return closest.problems.map((problem) => told(`${problem} (${closest.name})`));
    return [told(`is not documented for ${operation?.id ?? 'a path or a method of no operation'}`)];
  }

  /** What was produced since it was last asked: `documented payments_list 200`. */
  takeHits(): readonly string[] {
    const hits = [...this.#hits];
    this.#hits = new Set();
    return hits;
  }
}
