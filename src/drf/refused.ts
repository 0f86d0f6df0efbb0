/** Which refusals an answer tells of, for whoever writes requests down. */
import type { PossibleRefusal } from './operation.ts';
import { type ApiException, type ErrorBody, ErrorDetail, type Refusal } from './refusal.ts';
import type { Step } from './refusal-traits.ts';

/** A refusal that was given, and the member of the answer that it stands under, where it stands under one. */
export interface Refused {
  readonly refusal: Pick<Refusal, 'name' | 'step'>;
  readonly field: string | undefined;
  /** For people: what the words of the refusal leave open. Empty for none. */
  readonly note: string;
}

/** Told of what is refused, when it becomes an answer. */
export interface RefusalListener {
  readonly onRefusal: (refused: readonly Refused[]) => void;
}

/** By the name that faults and the table of errors have for it: of a mistake in a field that of the operation's own. */
export interface NamedRefusal {
  readonly name: string;
  readonly step: Step;
}

/** Each once, in the order of the answer. */
export function refusedBy({ body, code, step }: ApiException): readonly Refused[] {
  const found: Refused[] = [];
  if (body instanceof ErrorDetail) note(body, undefined, found);
  else if (typeof body === 'object') {
    for (const [name, inner] of Object.entries<ErrorBody>({ ...body })) {
      note(inner, Array.isArray(body) ? undefined : name, found);
    }
  }
  return found.length > 0 || step === undefined
    ? found
    : [{ refusal: { name: code, step }, field: undefined, note: '' }];
}

function note(body: ErrorBody, field: string | undefined, found: Refused[]): void {
  if (typeof body === 'string') return;
  if (body instanceof ErrorDetail) {
    const { refusal, note: told } = body;
    const isKnown = found.some((each) => each.refusal === refusal && each.field === field);
    if (!isKnown) found.push({ refusal, field, note: told });
    return;
  }
  for (const inner of Object.values<ErrorBody>({ ...body })) note(inner, field, found);
}

/** `possible` are those of the operation that was asked for. */
export function namesOf(
  refused: readonly Refused[],
  possible: readonly PossibleRefusal[],
): readonly NamedRefusal[] {
  return refused.map(({ refusal, field }) => {
    const own = possible.find(
      (each) => each.field === field && field !== undefined && each.detail.refusal === refusal,
    );
    return Object.freeze({ name: own?.name ?? refusal.name, step: refusal.step });
  });
}
