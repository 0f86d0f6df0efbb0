/** The kind of a share in percent. */
import type { Decimal } from '../../values/decimal.ts';
import { invalid } from '../../values/validated.ts';
import type { Kind } from '../../waldur/model/kind.ts';
import { decimal } from '../../waldur/model/number-kinds.ts';

const AMOUNT = decimal(4, 2);

/** Never less than zero; the server would take up to 200, for which its column has no room. */
export const percent: Kind<Decimal> = {
  ...AMOUNT,
  info: { ...AMOUNT.info, min_value: 0, max_value: 200 },
  inDocuments: {
    schema: { type: 'string', pattern: '^0*\\d{1,2}(\\.\\d{1,2})?$' },
    read: (input, context) => {
      const amount = AMOUNT.inDocuments.read(input, context);
      return amount.valid && amount.value.startsWith('-')
        ? invalid('must not be less than zero')
        : amount;
    },
  },
};
