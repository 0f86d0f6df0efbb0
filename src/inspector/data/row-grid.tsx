/** The rows in sight, under the names of their columns. */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Column } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Icon } from '../parts/icon.tsx';
import { columnStepOf, stepOf } from '../parts/list-keys.ts';
import { useMore } from '../parts/use-more.ts';
import { useVirtual } from '../parts/use-virtual.ts';
import { cellText } from './cell-text.ts';
import { type DataRoute, dataHash, nextOrder } from './data-route.ts';
import { ACTIVE_CELL, cellId, GridRow, placeAt } from './grid-row.tsx';
import type { RowPages } from './row-pages.ts';

const ROW_PX = 30;
const HEAD_PX = 32;
const LAST_HEAD = '.grid-head > :last-child';

interface RowGridProps {
  readonly columns: readonly Column[];
  readonly total: number;
  readonly pages: RowPages;
  /** Whether what is shown is what was there before. */
  readonly isAwaited: boolean;
  readonly route: DataRoute;
}

export function RowGrid({ columns, total, pages, isAwaited, route }: RowGridProps) {
  const { go } = useModel();
  const { box, range, onScroll, show } = useVirtual(total, ROW_PX, HEAD_PX);
  const isMore = useMore(box, LAST_HEAD);
  const [active, setActive] = useState(-1);
  const [column, setColumn] = useState(-1);
  useLayoutEffect(() => {
    box.current
      ?.querySelector(ACTIVE_CELL)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [box, active, column]);
  const { first, end } = range;
  useLayoutEffect(() => pages.need(first, end, total), [pages, first, end, total]);
  const open = (place: number): void => {
    const row = pages.row(place);
    if (row !== undefined) go(dataHash({ ...route, key: row.key }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      const link = box.current?.querySelector<HTMLElement>(`${ACTIVE_CELL} a`);
      if (link) link.click();
      else open(active);
    }
    const beside = columnStepOf(event.key, column, columns.length);
    if (beside !== undefined) {
      event.preventDefault();
      setColumn(beside);
      if (active < 0 && total > 0) setActive(0);
    }
    if (event.key === 'Escape') go(dataHash({ ...route, key: undefined }));
    const next = stepOf(event.key, active, total);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    show(next);
  };
  // For all rows together: what each of them listened for would be hung up and taken off while one scrolls.
  const onClick = ({ target }: MouseEvent): void => {
    if (!(target instanceof Element) || target.closest('a') !== null) return;
    const place = placeAt(target);
    if (place === undefined) return;
    setActive(place);
    setColumn(-1);
    open(place);
  };
  const onMouseOver = ({ target }: MouseEvent): void => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('.grid-row > *') : null;
    const row = cell && pages.row(placeAt(cell) ?? -1);
    const column = cell && columns[[...(cell.parentElement?.children ?? [])].indexOf(cell)];
    if (row && column) cell.title = cellText(row.row[column.name]);
  };
  const activeId = column < 0 ? `row-${active}` : cellId(active, column);
  const places = Array.from({ length: end - first }, (_, step) => first + step);
  return (
    <div class={`grid-box ${isMore ? 'is-more' : ''}`}>
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: whole texts for the mouse; by keys a row is opened, which has them. */}
      <div
        class="grid"
        ref={box}
        role="grid"
        tabIndex={0}
        aria-label={`Rows of ${route.table ?? ''}`}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-activedescendant={places.includes(active) ? activeId : undefined}
        aria-busy={isAwaited}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onMouseOver={onMouseOver}
      >
        <div class="grid-head" role="row" aria-rowindex={1}>
          {columns.map((column) => (
            <ColumnHead key={column.name} column={column} route={route} />
          ))}
        </div>
        <div class="space" role="presentation" style={{ height: `${range.heightPx}px` }}>
          <div
            class="grid-rows"
            role="presentation"
            style={{ transform: `translateY(${range.topPx}px)` }}
          >
            {places.map((place) => (
              <GridRow
                key={place}
                place={place}
                kept={pages.row(place)}
                columns={columns}
                isActive={place === active}
                activeColumn={place === active && column >= 0 ? column : undefined}
                isOpen={route.key !== undefined && pages.row(place)?.key === route.key}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

function ColumnHead({ column, route }: { readonly column: Column; readonly route: DataRoute }) {
  const { go } = useModel();
  const { name } = column;
  const isUp = route.order === name;
  const isDown = route.order === `-${name}`;
  return (
    <div
      role="columnheader"
      class={`grid-cell ${column.kind}`}
      aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}
    >
      <button
        type="button"
        class="sort"
        title={name}
        disabled={column.isSortable === false}
        onClick={() => go(dataHash({ ...route, order: nextOrder(route.order, name) }), true)}
      >
        <span class="column-name">{name}</span> {isUp && <Icon name="up" />}
        {isDown && <Icon name="down" />}
      </button>
    </div>
  );
}
