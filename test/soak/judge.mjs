/** Counts what was sent and how it ended, and keeps what must not be. */

/** Characters of an example that are told. */
const LENGTH = 500;

export class Judge {
  /** Requests by kind of traffic. */
  kinds = new Map();
  /** By status, and `lost`, `left`, `unanswered`. */
  ends = new Map();
  /** How often, and the first example, by what is wrong. */
  #failures = new Map();

  /** `mayBeLost`: where a fault, a reset or a drop may have ended it. `mayStall`: where a fault was asked not to answer. */
  note(kind, wanted, answer, { mayBeLost = false, mayStall = false } = {}) {
    count(this.kinds, kind);
    count(this.ends, answer.end === 'answered' ? answer.status : answer.end);
    if (answer.end === 'unanswered' && !mayStall)
      this.fail('a request without an answer', kind, wanted);
    if (answer.end === 'lost' && !mayBeLost)
      this.fail('a lost connection', `${kind}, ${answer.why}`, wanted);
    const isAsked = answer.headers?.['x-soak-fault'] !== undefined;
    if (answer.status !== 500 || isAsked) return;
    if (answer.note === undefined) this.fail('an unnamed 500', kind, wanted);
    else if (answer.note.startsWith('A fault of the mock'))
      this.fail('a fault of the mock', kind, wanted);
  }

  fail(what, kind = '', wanted) {
    const { method = 'GET', path, headers, body } = wanted ?? {};
    const text = body === undefined ? '' : ` ${body}`;
    const example = wanted ? `${kind}: ${method} ${path} ${JSON.stringify(headers)}${text}` : kind;
    const { times = 0, first = example.slice(0, LENGTH) } = this.#failures.get(what) ?? {};
    this.#failures.set(what, { times: times + 1, first });
  }

  /** One line for everything that is wrong. */
  get failures() {
    return Array.from(this.#failures, ([what, { times, first }]) =>
      `${what} × ${times}: ${first}`.replaceAll(/\s+/g, ' '),
    );
  }

  get requests() {
    return [...this.kinds.values()].reduce((sum, each) => sum + each, 0);
  }
}

function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
