/** The kinds of days and moments. */

import { readDate } from '../../drf/fields.ts';
import { cleanDate } from '../../drf/form-fields.ts';
import { DATE } from '../../drf/value-schema.ts';
import { type CalendarDate, PLAIN_DATE, parsePlainDate } from '../../values/calendar-date.ts';
import { type Instant, parseInstant } from '../../values/instant.ts';
import { byCodeUnit } from '../../values/text-order.ts';
import { invalid, valid } from '../../values/validated.ts';
import type { Kind, WritableKind } from './kind.ts';
import { dateParameter } from './parameter-schemas.ts';
import { queryOf } from './query.ts';

const dateQuery = queryOf({
  clean: cleanDate,
  schema: dateParameter,
  order: (held, asked) => byCodeUnit(String(held), asked),
});

/** A calendar date, `YYYY-MM-DD`. */
export const date: WritableKind<CalendarDate> = {
  info: { type: 'date' },
  schema: () => DATE,
  reading: { allowNull: false, toInternalValue: readDate },
  inDocuments: {
    // Whether there is such a day, a schema cannot say.
    schema: { type: 'string', format: 'date', pattern: PLAIN_DATE.source },
    read: (input) => {
      const found = typeof input === 'string' ? parsePlainDate(input) : undefined;
      return found === undefined ? invalid('must be a date such as "2023-10-01"') : valid(found);
    },
  },
  query: dateQuery,
  compare: byCodeUnit,
};

/** How a moment looks. Source: parseInstant. */
const INSTANT_PATTERN =
  '^\\d{4}-\\d\\d-\\d\\d([Tt ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?([Zz]|[+-]\\d\\d:\\d\\d)?)?$';

/** A moment in ISO 8601; without an offset it is UTC. */
export const instant: Kind<Instant> = {
  info: { type: 'datetime' },
  inDocuments: {
    schema: { type: 'string', pattern: INSTANT_PATTERN },
    read: (input) => {
      const found = typeof input === 'string' ? parseInstant(input) : undefined;
      return found === undefined
        ? invalid('must be a time such as "2023-10-01T10:00:00Z"')
        : valid(found);
    },
  },
  compare: byCodeUnit,
};
