/** The members of a fault in words, beside their names, which scripts use. */
import type { FormField } from '../form/form-fields.ts';

interface Words {
  readonly words: string;
  /** In the place of that of the schema. */
  readonly description?: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  operation: { words: 'which requests', description: 'An operation; `*` is any.' },
  matches: {
    words: 'only those like this',
    description: 'As JSON, for example `{"actor": "owner", "body": {"sum": "5.00"}}`.',
  },
  times: { words: 'how often' },
  skip: { words: 'how many pass first' },
  when: {
    words: 'before or after the work',
    description:
      'With `beforeWork` the request is not done; with `afterWork` it is done, and the client does not get its answer as it was. Left empty: `beforeWork` where it answers, else `afterWork`.',
  },
  respond: {
    words: 'what it answers',
    description:
      'A name from the list below, or an answer of your own, `{"status": 503, "body": {}}`. To cut or slow the connection instead, leave this empty and open More.',
  },
  transport: { words: 'what happens to the connection' },
  delayMs: { words: 'delay in ms' },
};

export function withWords(field: FormField): FormField {
  return Object.hasOwn(WORDS, field.name) ? { ...field, ...WORDS[field.name] } : field;
}
