/** The refusals that were recorded from the real server. */
import { readdirSync, readFileSync } from 'node:fs';
import type { RefusingOperation } from '../../../src/drf/operation.ts';
import { decodePath } from '../../../src/drf/text.ts';
import { operations } from './occasion.ts';

export interface RecordedRefusal {
  readonly method: string;
  readonly path: string;
  readonly operation: RefusingOperation;
  /** Of the request, by lower-case name. */
  readonly sent: Readonly<Record<string, string>>;
  readonly status: number;
  /** Of the answer, by lower-case name; null for one that was absent. */
  readonly headers: Readonly<Record<string, string | null>>;
  /** Parsed JSON, or text. */
  readonly body: unknown;
}

interface Step {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string | null>>;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string | null>>;
    readonly json?: unknown;
    readonly text?: string;
  };
}

const folder = new URL('../../conformance/cases/', import.meta.url);

/** All of them that have a body, apart from answers to somebody who acts as somebody else, which say so in a header. */
export function recordedRefusals(): readonly RecordedRefusal[] {
  return readdirSync(folder).flatMap((file) => {
    const cases: readonly { steps: readonly Step[] }[] = JSON.parse(
      readFileSync(new URL(file, folder), 'utf8'),
    );
    return cases.flatMap(({ steps }) => steps.flatMap(asRefusal));
  });
}

function asRefusal({ request, response }: Step): readonly RecordedRefusal[] {
  const { method, path } = request;
  const operation = operationAt(method, pathOf(path));
  if (response.status < 400 || method === 'HEAD' || !operation) return [];
  if (response.headers?.['x-impersonator-uuid'] !== undefined) return [];
  const sent = Object.entries(request.headers ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [[name.toLowerCase(), value] as const],
  );
  return [
    {
      method,
      path,
      operation,
      sent: Object.fromEntries(sent),
      status: response.status,
      headers: response.headers ?? {},
      body: response.json ?? response.text,
    },
  ];
}

/** Without query, suffix and escapes. */
function pathOf(target: string): string {
  const [path = ''] = target.split('?', 1);
  return decodePath(path).replace(/\.json\/?$/, '/');
}

/** The operation; for a method that its path does not have, another one of that path; for no path of the API, any. */
function operationAt(method: string, path: string): RefusingOperation | undefined {
  const here = operations.filter((each) =>
    new RegExp(`^${each.path.replace('{uuid}', '[^/]+')}$`).test(path),
  );
  return here.find((each) => each.method === method) ?? here[0] ?? operations[0];
}
