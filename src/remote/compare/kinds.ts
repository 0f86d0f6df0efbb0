/** What kind a value is of, where the value itself is one server's own. */
import type { PlainJson } from '../../values/plain-json.ts';

const FORMS = [
  ['a uuid with dashes', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
  ['a uuid without dashes', /^[0-9a-f]{32}$/i],
  ['a date', /^\d{4}-\d\d-\d\d$/],
  ['a time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/],
  ['a URL', /^https?:\/\//],
] as const;

/** In words: `null`, `a date`, `a number with 2 places`. */
export function kindOf(value: PlainJson | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string': {
      const form = FORMS.find(([, pattern]) => pattern.test(value));
      if (form) return form[0];
      const places = /^-?\d+\.(\d+)$/.exec(value)?.[1];
      return places === undefined ? 'text' : `a number in a text with ${places.length} places`;
    }
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'an object';
  }
}

/** Null is a value that any kind may have; an empty list tells nothing of its items. */
export function isSameKind(a: PlainJson, b: PlainJson): boolean {
  return a === null || b === null || kindOf(a) === kindOf(b);
}
