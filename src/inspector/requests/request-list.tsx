/** The requests, newest first: by mouse, or by the arrows, `j` and `k`, Home and End, and Enter. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Summary } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { stepOf } from '../parts/list-keys.ts';
import { useVirtual } from '../parts/use-virtual.ts';
import { hashOf } from '../route.ts';
import { type Chosen, pathOf } from './chosen.ts';
import { RequestRow } from './request-row.tsx';
import { keyOf } from './summary.ts';

const ROW_PX = 32;

interface RequestListProps {
  readonly requests: readonly Summary[];
  readonly chosen: Chosen | undefined;
}

export function RequestList({ requests, chosen }: RequestListProps) {
  const { route, place, go } = useModel();
  const count = requests.length;
  const { box, range, onScroll, show } = useVirtual(count, ROW_PX);
  const chosenKey = chosen && keyOf(chosen);
  const [active, setActive] = useState(chosenKey);
  useEffect(() => setActive(chosenKey), [chosenKey]);
  useSteady(box, requests);
  const at = (row: number): Summary | undefined => requests[count - 1 - row];
  const rowOf = (key: string | undefined): number => {
    const place = requests.findLastIndex((each) => keyOf(each) === key);
    return place < 0 ? -1 : count - 1 - place;
  };
  const open = (summary: Summary | undefined): void => {
    if (summary === undefined) return;
    go(hashOf('requests', pathOf(summary, place.sandbox), route.peek().query));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowOf(active);
    if (event.key === 'Enter') open(at(row));
    if (event.key === 'Escape' && chosen) go(hashOf('requests', [], route.peek().query));
    const next = stepOf(event.key, row, count);
    if (next === undefined) return;
    event.preventDefault();
    const summary = at(next);
    if (summary === undefined) return;
    setActive(keyOf(summary));
    show(next);
    // An open detail follows; the way back leads past all of them.
    if (chosen) go(hashOf('requests', pathOf(summary, place.sandbox), route.peek().query), true);
  };
  const rows = Array.from({ length: range.end - range.first }, (_, step) => range.first + step);
  const activeRow = rowOf(active);
  return (
    <>
      <Heads />
      <div
        class="rows"
        ref={box}
        role="listbox"
        tabIndex={0}
        aria-label="Requests, newest first"
        aria-activedescendant={rows.includes(activeRow) ? `request-${active}` : undefined}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <div class="space" role="presentation" style={{ height: `${range.heightPx}px` }}>
          <div role="presentation" style={{ transform: `translateY(${range.topPx}px)` }}>
            {rows.map((row) => {
              const summary = at(row);
              if (summary === undefined) return null;
              const key = keyOf(summary);
              return (
                <RequestRow
                  // Not by the request: where many come at once, what is drawn is written over, which costs less than to draw.
                  key={(count - 1 - row) % rows.length}
                  summary={summary}
                  isActive={key === active}
                  isChosen={key === chosenKey}
                  place={row + 1}
                  count={count}
                  onOpen={open}
                />
              );
            })}
          </div>
        </div>
      </div>
    </>
  );
}

/** Over the columns, for eyes alone: each row is read out as a whole. */
function Heads() {
  return (
    <div class="request-heads" aria-hidden="true">
      <span>status</span>
      <span>method</span>
      <span>path</span>
      <span class="marks" />
      <span class="operation">operation</span>
      <span class="actor">user</span>
      <span class="duration">took</span>
      <span class="at">time</span>
    </div>
  );
}

/** Who has scrolled down keeps the rows in sight, whatever comes in above them. */
function useSteady(
  box: { readonly current: HTMLElement | null },
  requests: readonly Summary[],
): void {
  const newest = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const before = newest.current;
    const last = requests.at(-1);
    newest.current = last && keyOf(last);
    const element = box.current;
    if (element === null || element.scrollTop === 0 || before === undefined) return;
    const place = requests.findLastIndex((each) => keyOf(each) === before);
    if (place >= 0) element.scrollTop += (requests.length - 1 - place) * ROW_PX;
  }, [box, requests]);
}
