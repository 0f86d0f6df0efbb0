/** The answers that have a name, to choose from. */
import { useState } from 'preact/hooks';
import type { Preset } from '../client/shapes.ts';
import { Clause } from '../parts/clause.tsx';
import { Scroller } from '../parts/scroller.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';

interface PresetListProps {
  readonly presets: readonly Preset[];
  readonly operation: string;
  /** What is written as the answer: a name of the list, or anything else. */
  readonly chosen: string;
  readonly onChoice: (name: string) => void;
}

export function PresetList({ presets, operation, chosen, onChoice }: PresetListProps) {
  const [text, setText] = useState('');
  const words = text.toLowerCase().split(/\s+/);
  const shown = presets.filter(({ name, what, status }) => {
    const all = `${name} ${what} ${status}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return (
    <section class="presets" aria-label="Answers that have a name">
      <label class="search">
        <span class="unseen">Search the answers</span>
        <input
          type="search"
          placeholder={`Search ${presets.length} answers${operation === '' ? '' : ` of ${operation}`}`}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            // It stands in a form, which is not meant.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </label>
      <Scroller label="Answers">
        <ul>
          {shown.map(({ name, status, what }) => (
            <li key={name}>
              <button type="button" aria-pressed={name === chosen} onClick={() => onChoice(name)}>
                <StatusBadge status={status} />
                <Clause text={what} />
                <code>{name}</code>
              </button>
            </li>
          ))}
        </ul>
      </Scroller>
    </section>
  );
}
