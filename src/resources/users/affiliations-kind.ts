/** What a user is to organizations elsewhere, as an identity provider tells it: `["staff@example.org"]`. */
import { gather, invalid, valid } from '../../values/validated.ts';
import { storable } from '../../waldur/fixture/storable.ts';
import type { Kind } from '../../waldur/model/kind.ts';

const LIST = { type: 'array', items: { type: 'string' } } as const;

/** A list of texts, which starts empty. */
export const affiliations: Kind<readonly string[]> = {
  info: { type: 'field' },
  schema: () => LIST,
  initial: [],
  isLarge: true,
  inDocuments: {
    schema: LIST,
    read: (input) => {
      if (!Array.isArray(input)) return invalid('must be a list');
      const texts = input.map((each: unknown, index) => {
        const text = typeof each === 'string' ? storable(each) : invalid('must be text');
        return [String(index), text] as const;
      });
      const read = gather<Record<string, string>>(valid(texts));
      return read.valid ? valid(Object.values(read.value)) : read;
    },
  },
};
