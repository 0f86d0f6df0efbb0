/** How answers are bent in tests, piece by piece. */
import type { Answer, Asked, Bending, Bent } from './bending-proxy.ts';

/** What becomes of an answer. */
export type After = NonNullable<Bending['after']>;

export type Row = Record<string, unknown>;

/** One way in which a server may answer otherwise. */
export interface Bend extends Bending {
  readonly name: string;
  /** Whether writes are sent that must be refused. */
  readonly refusals?: boolean;
  /** Writes rows of its own. */
  readonly writes?: boolean;
  /** It is asked again and again, and waited for between. */
  readonly waits?: boolean;
  /** How long a request may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Of all probes that drift, and there is one at least. */
  readonly rules: RegExp;
  /** All places in which those differ. */
  readonly places: RegExp;
}

export const pathOf = ({ path }: Asked): string => path.replace(/\?.*/s, '');

export const isListOf =
  (basename: string) =>
  (asked: Asked): boolean =>
    asked.method === 'GET' && pathOf(asked) === `/api/${basename}/`;

export const isRowOf =
  (basename: string) =>
  (asked: Asked): boolean =>
    asked.method === 'GET' && new RegExp(`^/api/${basename}/[^/]+/$`).test(pathOf(asked));

/** Changes each row of the lists and of the single answers of a resource. */
export function rows(basename: string, change: (row: Row) => Row | undefined): After {
  const changed = (row: unknown): Row => change({ ...Object(row) }) ?? { ...Object(row) };
  return json(
    (asked) => isListOf(basename)(asked) || isRowOf(basename)(asked),
    (value) => (Array.isArray(value) ? value.map(changed) : changed(value)),
  );
}

/** Changes the JSON of answers that went well. */
export function json(isIt: (asked: Asked) => boolean, change: (value: unknown) => unknown): After {
  const isJson = ({ status, body }: Answer): boolean => status < 300 && /^[[{]/.test(body);
  return answers(
    (asked, answer) => isIt(asked) && isJson(answer),
    (answer) => ({ ...answer, body: JSON.stringify(change(JSON.parse(answer.body))) }),
  );
}

export function answers(
  isIt: (asked: Asked, answer: Answer) => boolean,
  change: (answer: Answer, asked: Asked) => Bent,
): After {
  return (answer, asked) => (isIt(asked, answer) ? change(answer, asked) : answer);
}

export function header(
  isIt: (asked: Asked, answer: Answer) => boolean,
  name: string,
  change: (value: string) => string | undefined,
): After {
  return answers(isIt, (answer) => ({
    ...answer,
    headers: { ...answer.headers, [name]: change(String(answer.headers[name] ?? '')) },
  }));
}

export const without = (row: Row, ...names: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
