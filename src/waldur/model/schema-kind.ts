/** Kinds of values that no client sees, read in documents by a schema. */
import { namesIn } from '../../values/json-pointer.ts';
import type { Problem, Schema } from '../../values/schema/schema.ts';
import { type ErrorTree, valid } from '../../values/validated.ts';
import type { Kind } from './kind.ts';

/** `initial` is what a row has that says nothing of it; without one, it must be in every row. */
export function readBy<T>(
  schema: Schema<T>,
  more: Pick<Kind<T>, 'initial' | 'isLarge'> = {},
): Kind<T> {
  return {
    info: { type: 'field' },
    ...more,
    inDocuments: {
      get schema() {
        return schema.json();
      },
      read(input) {
        const read = schema.read(input);
        return read.valid ? valid(read.value) : { valid: false, errors: treeOf(read.problems) };
      },
    },
  };
}

/** What is wrong with the whole says all there is to say: its parts were not looked at. */
function treeOf(problems: readonly Problem[]): ErrorTree {
  const whole = problems.filter(({ pointer }) => pointer === '');
  if (whole.length > 0) return whole.map(({ message }) => message);
  const parts: Record<string, Problem[]> = Object.create(null);
  for (const { pointer, message } of problems) {
    const [name = ''] = namesIn(pointer);
    const rest = pointer.slice(
      pointer.indexOf('/', 1) < 0 ? pointer.length : pointer.indexOf('/', 1),
    );
    parts[name] = [...(parts[name] ?? []), { pointer: rest, message }];
  }
  return Object.fromEntries(Object.entries(parts).map(([name, inner]) => [name, treeOf(inner)]));
}
