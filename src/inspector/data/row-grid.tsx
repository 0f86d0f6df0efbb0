/** The rows in sight, under the names of their columns. */
import { useEffect, useState } from 'preact/hooks';
import type { Column, KeptRow } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { shortUuid } from '../parts/cut.ts';
import { Icon } from '../parts/icon.tsx';
import { stepOf } from '../parts/list-keys.ts';
import { useMore } from '../parts/use-more.ts';
import { useVirtual } from '../parts/use-virtual.ts';
import { cellText } from './cell-text.ts';
import { type DataRoute, dataHash, nextOrder } from './data-route.ts';
import type { RowPages } from './row-pages.ts';

const ROW_PX = 30;
const HEAD_PX = 32;

interface RowGridProps {
  readonly columns: readonly Column[];
  readonly total: number;
  readonly pages: RowPages;
  /** Another one whenever rows have come. */
  readonly round: number;
  readonly route: DataRoute;
}

export function RowGrid({ columns, total, pages, route }: RowGridProps) {
  const { go } = useModel();
  const { box, range, onScroll, show } = useVirtual(total, ROW_PX, HEAD_PX);
  const isMore = useMore(box);
  const [active, setActive] = useState(-1);
  const { first, end } = range;
  useEffect(() => pages.need(first, end), [pages, first, end]);
  const open = (place: number): void => {
    const row = pages.row(place);
    if (row !== undefined) go(dataHash({ ...route, key: row.key }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') open(active);
    if (event.key === 'Escape') go(dataHash({ ...route, key: undefined }));
    const next = stepOf(event.key, active, total);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    show(next);
  };
  const places = Array.from({ length: end - first }, (_, step) => first + step);
  return (
    <div class={`grid-box ${isMore ? 'is-more' : ''}`}>
      <div
        class="grid"
        ref={box}
        role="grid"
        tabIndex={0}
        aria-label={`Rows of ${route.table ?? ''}`}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-activedescendant={places.includes(active) ? `row-${active}` : undefined}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
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
                openKey={route.key}
                onOpen={() => {
                  setActive(place);
                  open(place);
                }}
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

interface GridRowProps {
  readonly place: number;
  readonly kept: KeptRow | undefined;
  readonly columns: readonly Column[];
  readonly isActive: boolean;
  readonly openKey: string | undefined;
  readonly onOpen: () => void;
}

function GridRow({ place, kept, columns, isActive, openKey, onOpen }: GridRowProps) {
  const isOpen = kept !== undefined && kept.key === openKey;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself has the keys, as its rows have no focus of their own.
    <div
      id={`row-${place}`}
      class={`row grid-row ${isActive ? 'is-active' : ''} ${kept?.change ?? ''}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={place + 2}
      aria-selected={isOpen}
      onClick={onOpen}
    >
      {columns.map(({ name, kind, relation }) => {
        const value = kept?.row[name];
        const text = cellText(value);
        return (
          <div key={name} role="gridcell" class={`grid-cell ${kind}`} title={text}>
            {kept === undefined ? (
              <span class="skeleton" />
            ) : (
              <Cell text={text} relation={relation} />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** What refers to another row leads there. */
function Cell({
  text,
  relation,
}: {
  readonly text: string;
  readonly relation: string | null | undefined;
}) {
  if (relation === undefined || relation === null || text === '')
    return <bdi>{shortUuid(text)}</bdi>;
  const route = { table: relation, key: text, search: '', order: '', changed: '', where: {} };
  return (
    <a href={dataHash(route)} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
      <bdi>{shortUuid(text)}</bdi>
    </a>
  );
}
