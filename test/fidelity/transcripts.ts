/** The recorded transcripts, read as evidence: who was asked for what, and in which words it answered. */
import { readdirSync, readFileSync } from 'node:fs';
import { backToEnglish } from '../openapi/english.ts';

export interface RecordedStep {
  readonly method: string;
  /** As sent, without its query. */
  readonly path: string;
  readonly status: number;
  /** Every text of a JSON body, however deep; the whole of another body. In English, whatever the language of the answer. */
  readonly texts: readonly string[];
}

export interface RecordedCase {
  /** `theme/case`. */
  readonly id: string;
  readonly steps: readonly RecordedStep[];
}

interface CaseInFile {
  readonly name: string;
  readonly steps: readonly {
    readonly request: { readonly method: string; readonly path: string };
    readonly response: {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly json?: unknown;
      readonly text?: string;
    };
  }[];
}

/** All cases below `test/conformance/cases`. @param root the project's folder */
export function readTranscripts(root: URL): readonly RecordedCase[] {
  const folder = new URL('test/conformance/cases/', root);
  const catalogue = new URL('src/drf/language/language-catalogue.json', root);
  const inEnglish = backToEnglish(JSON.parse(readFileSync(catalogue, 'utf8')));
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const cases: readonly CaseInFile[] = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      return cases.map(({ name, steps }) => ({
        id: `${file.replace('.json', '')}/${name}`,
        steps: steps.map(({ request: { method, path }, response }) => ({
          method,
          path: path.replace(/\?.*/s, ''),
          status: response.status,
          texts: [...textsIn(response.json), ...textsOf(response.text)].map((text) =>
            inEnglish(text, response.headers?.['content-language']),
          ),
        })),
      }));
    });
}

/** JSON whose bytes were recorded has its texts like any other; anything else is one text. */
function textsOf(body = ''): readonly string[] {
  if (/^[[{]/.test(body)) return [...textsIn(JSON.parse(body))];
  return body === '' ? [] : [body];
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* textsIn(inner);
  }
}
