/** One request in the list. */

import type { Summary } from '../client/shapes.ts';
import { cut } from '../parts/cut.ts';
import { memo } from '../parts/memo.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import { marksOf } from './filter.ts';
import { durationText, keyOf, pathEnds, timeOf } from './summary.ts';

interface RequestRowProps {
  readonly summary: Summary;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  /** From 1, of `count`. */
  readonly place: number;
  readonly count: number;
  readonly onOpen: (summary: Summary) => void;
}

const WORDS = {
  fault: 'A fault struck',
  ignored: 'Something in it was ignored',
  aborted: 'The connection was cut',
} as const;

/** More does not fit into a line. */
const MOST_PATH = 300;

function Row({ summary, isActive, isChosen, place, count, onOpen }: RequestRowProps) {
  const { method, path, operation, actor, status, durationMs, at, sandbox } = summary;
  const { shown } = cut(path, MOST_PATH);
  const [beginning, end] = pathEnds(shown);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself has the keys, as options have no focus of their own.
    <div
      id={`request-${keyOf(summary)}`}
      class={`row request ${isActive ? 'is-active' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-posinset={place}
      aria-setsize={count}
      onClick={() => onOpen(summary)}
    >
      <StatusBadge status={status} outcome={summary.outcome} />
      <span class={`method ${method.toLowerCase()}`}>{method.slice(0, 10)}</span>
      <bdi class="path" title={shown}>
        <span>{beginning}</span>
        <span>{end}</span>
      </bdi>
      <span class="marks">
        {marksOf(summary).map((mark) => (
          <span key={mark} class={`chip ${mark}`} title={WORDS[mark]}>
            {mark}
          </span>
        ))}
      </span>
      <bdi class="operation">{operation ?? '–'}</bdi>
      <bdi class="actor">{actor ?? 'anonymous'}</bdi>
      <bdi class="sandbox">{sandbox}</bdi>
      <span class="duration number">{durationText(durationMs)}</span>
      <span class="at number">{timeOf(at)}</span>
    </div>
  );
}

export const RequestRow = memo(Row);
