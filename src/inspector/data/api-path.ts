/** Where the API has the rows of a table, and which rows a text of its paths speaks of. */

/** The first part of an API path → the table of it. */
const TABLES: Readonly<Record<string, string>> = {
  payments: 'payments',
  'payment-profiles': 'payment_profiles',
  invoices: 'invoices',
  customers: 'customers',
  users: 'users',
};

/** Undefined for a path of no rows that are tables here. */
export function tableOf(basename: string): string | undefined {
  return Object.hasOwn(TABLES, basename) ? TABLES[basename] : undefined;
}

/** Undefined for a table that the API shows no single rows of. */
export function apiPath(table: string, uuid: string): string | undefined {
  const [basename] = Object.entries(TABLES).find(([, each]) => each === table) ?? [];
  return basename === undefined ? undefined : `/api/${basename}/${uuid.replaceAll('-', '')}/`;
}

export interface RowName {
  readonly table: string;
  readonly key: string;
}

/** A piece of a text, and the row that it is the path of. */
export interface TextPart {
  readonly text: string;
  readonly row: RowName | undefined;
}

const ROW_PATH = /(\/api\/([\w-]+)\/([\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12})\/)/i;
/** The whole match, and what is in it. */
const GROUPS = 4;

/** Put one behind the other they are the text. */
export function partsWithRows(text: string): readonly TextPart[] {
  const pieces = text.split(ROW_PATH);
  const parts: TextPart[] = [];
  for (let at = 0; at < pieces.length; at += GROUPS) {
    const [before = '', path = '', basename = '', key = ''] = pieces.slice(at, at + GROUPS);
    const table = tableOf(basename);
    parts.push({ text: before, row: undefined });
    parts.push({ text: path, row: table === undefined ? undefined : { table, key } });
  }
  return parts.filter((part) => part.text !== '');
}

/** The first row that a path or URL of the API leads to. */
export function rowAt(url: string): RowName | undefined {
  return partsWithRows(url).find(({ row }) => row !== undefined)?.row;
}
