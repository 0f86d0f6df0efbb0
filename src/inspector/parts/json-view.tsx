/** JSON, written out and coloured; long ones are cut, and very long ones stay plain, so that the page stays quick. */

import { useState } from 'preact/hooks';
import { cut } from './cut.ts';
import { jsonTokens } from './json-tokens.ts';
import { CodeBox } from './scroller.tsx';

const FIRST = 12_000;
const MOST_COLOURED = 200_000;

interface JsonViewProps {
  /** Written out already. */
  readonly json: string;
  readonly label: string;
}

export function JsonView({ json, label }: JsonViewProps) {
  const [isWhole, setWhole] = useState(false);
  const { shown, hidden } = isWhole ? { shown: json, hidden: 0 } : cut(json, FIRST);
  return (
    <>
      <CodeBox label={label}>
        {shown.length > MOST_COLOURED ? (
          <bdi>{shown}</bdi>
        ) : (
          jsonTokens(shown).map(({ kind, text }, place) =>
            kind === 'plain' ? (
              text
            ) : (
              <bdi key={place} class={`json-${kind}`}>
                {text}
              </bdi>
            ),
          )
        )}
      </CodeBox>
      {hidden > 0 && (
        <button type="button" class="more" onClick={() => setWhole(true)}>
          Show all ({hidden.toLocaleString('en')} more characters)
        </button>
      )}
    </>
  );
}

/** Any value as JSON over lines. */
export function written(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? 'null';
}
