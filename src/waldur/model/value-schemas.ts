/** The schemas of uuids and URLs as a contract has them on the wire. */
import { escapePattern, type Schema, type Wire } from '../../drf/schema.ts';

/** Where the URL of a row may end: a format that was asked for comes back. Source: BEHAVIOUR 10. */
const ENDS = '(\\/|\\.json)(\\?format=[^&#]*)?';

export function uuidSchema({ uuidPattern }: Wire): Schema {
  return { type: 'string', pattern: `^${uuidPattern}$` };
}

/** The absolute URL of a row. */
export function urlSchema({ uuidPattern }: Wire, basename: string): Schema {
  return absolute(`${escapePattern(`/api/${basename}/`)}${uuidPattern}${ENDS}`);
}

/** The absolute URL of a file, which shows no format. */
export function fileUrlSchema({ uuidPattern }: Wire, basename: string): Schema {
  return absolute(`${escapePattern(`/api/${basename}/`)}${uuidPattern}\\/`);
}

function absolute(path: string): Schema {
  return { type: 'string', format: 'uri', pattern: `^https?:\\/\\/[^?#]+${path}$` };
}
