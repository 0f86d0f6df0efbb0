/** One difference between servers: what it is, the values that it has, and which preset has which. */
import type { KnownDifference } from '../client/shapes.ts';
import { Clause } from '../parts/clause.tsx';
import { meaningOf } from './choice-of.ts';

interface DifferenceRowProps {
  readonly known: KnownDifference;
  readonly value: string;
  readonly isChanged: boolean;
  /** Whether this sandbox answers otherwise than its preset. */
  readonly isOwn: boolean;
  readonly onValue: (value: string) => void;
}

export function DifferenceRow({ known, value, isChanged, isOwn, onValue }: DifferenceRowProps) {
  const { name, what, values, presets } = known;
  return (
    <li class={`card difference ${isChanged ? 'is-changed' : ''}`}>
      <fieldset>
        <legend>
          <code>{name}</code> <Clause text={what} />{' '}
          {isOwn && <span class="chip changed">changed</span>}
        </legend>
        {Object.entries(values).map(([each, words]) => (
          <label key={each} class="radio">
            <input
              type="radio"
              name={name}
              checked={each === value}
              onChange={() => onValue(each)}
            />
            <span>
              <strong>{each}</strong> <Clause text={meaningOf(each, words)} />
              {Object.entries(presets)
                .filter(([, chosen]) => chosen === each)
                .map(([preset]) => (
                  <span key={preset} class="chip">
                    {preset}
                  </span>
                ))}
            </span>
          </label>
        ))}
      </fieldset>
    </li>
  );
}
