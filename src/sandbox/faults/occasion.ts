/** Whether a request is one that a fault waits for. */
import { pointerStep } from '../../values/json-pointer.ts';
import { isMembers } from '../../values/plain-json.ts';
import { ProblemError } from '../../values/schema/problem-error.ts';
import type { Problem, Schema } from '../../values/schema/schema.ts';
import { headerSecrecy, isSecretParameter, secrecyIn } from '../../values/secrets/secret-names.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { matches } from '../journal/match-pattern.ts';
import { type Pattern, requestPattern } from '../journal/pattern.ts';

/** What nobody knows before the request is answered. */
const LATER = ['status', 'answeredBy', 'outcome', 'fault', 'refusal', 'durationMs'] as const;

/** A request as it is before it is done. A fault by a secret would never strike: the user is known by name. */
export function occasionPattern(ids: readonly string[]) {
  return ruled(requestPattern(ids), (pattern) => [
    ...LATER.filter((name) => pattern[name] !== undefined).map((name) => ({
      pointer: `/${name}`,
      message: 'is not known before the request is answered',
    })),
    ...secretsIn('/headers', pattern.headers, () => (name) => headerSecrecy(name) !== undefined),
    ...secretsIn('/query', pattern.query, () => isSecretParameter),
    ...secretsIn('/body', pattern.body, secrecyIn),
    ...secretsIn('/wholeBody', pattern.wholeBody, secrecyIn),
  ]);
}

/** Members of a secret's name, at any depth; null, for absence, is none. */
function secretsIn(
  pointer: string,
  asked: unknown,
  secrecy: (members: object) => (name: string) => boolean,
): readonly Problem[] {
  if (Array.isArray(asked)) {
    return asked.flatMap((item, at) => secretsIn(pointer + pointerStep(at), item, secrecy));
  }
  if (!isMembers(asked)) return [];
  const isSecret = secrecy(asked);
  return Object.entries(asked).flatMap(([name, value]) => {
    const here = pointer + pointerStep(name);
    if (value === null || !isSecret(name)) return secretsIn(here, value, secrecy);
    return [{ pointer: here, message: 'is a secret, by which no fault strikes: use actor' }];
  });
}

/** The same value, unless rules have something against its parts. */
function ruled<T>(schema: Schema<T>, rules: (value: T) => readonly Problem[]): Schema<T> {
  return {
    ...schema,
    read(input) {
      const read = schema.read(input);
      const problems = read.valid ? rules(read.value) : [];
      return problems.length > 0 ? { valid: false, problems } : read;
    },
  };
}

/** What could only be told by a secret does not strike. */
export function isOccasion(pattern: Pattern, entry: JournalEntry): boolean {
  try {
    return matches(pattern, entry);
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
