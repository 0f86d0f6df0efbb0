/** The body of a stub: JSON, a text that is sent as it is, or none. */
import type { JsonValue } from '../../drf/json-decoder.ts';
import { isPlainJson, MAX_DEPTH } from '../../values/plain-json.ts';
import { invalid, valid } from '../../values/validated.ts';
import { fromPlain, toPlain } from '../../waldur/model/json.ts';
import type { Kind } from '../../waldur/model/kind.ts';

/** Null is no body, in rows and in documents. */
export const stubBody: Kind<JsonValue> = {
  info: { type: 'field' },
  initial: null,
  isLarge: true,
  inDocuments: {
    schema: {
      description:
        'JSON; a text is sent as it is; null is no body. A text in it that begins with {{base}}/ is a link to the mock.',
      type: ['object', 'array', 'string', 'number', 'boolean', 'null'],
    },
    read: (input) =>
      isPlainJson(input)
        ? valid(fromPlain(input))
        : invalid(`must be JSON, and nested no deeper than ${MAX_DEPTH}`),
    write: toPlain,
  },
};
