/** A row in the grid: drawn anew only when it is another, as a hundred of them come by while one scrolls. */
import type { Column, KeptRow } from '../client/shapes.ts';
import { shortUuid } from '../parts/cut.ts';
import { memo } from '../parts/memo.ts';
import { cellText, isPlain } from './cell-text.ts';
import { rowHash } from './data-route.ts';

interface GridRowProps {
  readonly place: number;
  /** Undefined while it is on its way. */
  readonly kept: KeptRow | undefined;
  readonly columns: readonly Column[];
  readonly isActive: boolean;
  /** The column of the cell that has the arrows, in the active row; undefined for none. */
  readonly activeColumn: number | undefined;
  readonly isOpen: boolean;
}

/** Before it stands the head, and counting begins with one. */
const HEAD_ROWS = 2;

/** The place among all rows of the one that an element is in. */
export function placeAt(element: Element): number | undefined {
  const index = element.closest('.grid-row')?.getAttribute('aria-rowindex') ?? undefined;
  return index === undefined ? undefined : Number(index) - HEAD_ROWS;
}

/** The cell that has the arrows. */
export const ACTIVE_CELL = '.grid-cell.is-active';

export function cellId(place: number, column: number): string {
  return `cell-${place}-${column}`;
}

function Row({ place, kept, columns, isActive, activeColumn, isOpen }: GridRowProps) {
  const marks = [isActive && 'is-active', kept === undefined && 'is-awaited', kept?.change];
  return (
    <div
      id={`row-${place}`}
      class={['row grid-row', ...marks.filter(Boolean)].join(' ')}
      role="row"
      tabIndex={-1}
      aria-rowindex={place + HEAD_ROWS}
      aria-selected={isOpen}
      title={kept?.change ? `${kept.change} since the reset` : undefined}
    >
      {columns.map(({ name, kind, relation }, column) => (
        <div
          key={name}
          id={column === activeColumn ? cellId(place, column) : undefined}
          role="gridcell"
          class={`grid-cell ${kind} ${column === activeColumn ? 'is-active' : ''}`}
        >
          {kept && <Cell text={cellText(kept.row[name])} relation={relation} />}
        </div>
      ))}
    </div>
  );
}

export const GridRow = memo(Row);

interface CellProps {
  readonly text: string;
  readonly relation: string | null | undefined;
}

/** What refers to another row leads there. */
function Cell({ text, relation }: CellProps) {
  const shown = isPlain(text) ? shortUuid(text) : <bdi>{text}</bdi>;
  if (relation === undefined || relation === null || text === '') return <>{shown}</>;
  return (
    <a href={rowHash(relation, text)} tabIndex={-1}>
      {shown}
    </a>
  );
}
