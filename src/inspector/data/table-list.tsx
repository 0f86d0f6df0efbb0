/** The tables, with how many rows each has and how many of them have changed since the reset. */
import type { TableInfo } from '../client/shapes.ts';
import { useInSight } from '../parts/use-in-sight.ts';
import { hashOf } from '../route.ts';
import { CHANGES } from './data-route.ts';

interface TableListProps {
  readonly tables: readonly TableInfo[];
  readonly chosen: string | undefined;
}

export function TableList({ tables, chosen }: TableListProps) {
  const all = tables.reduce((sum, { changed }) => sum + changesOf(changed), 0);
  // The main ones first: what refers to others stands last in a document.
  const shown = [...tables].reverse();
  const row = useInSight(tables.length > 0 && chosen);
  return (
    <nav class="tables" aria-label="Tables" ref={row}>
      <ul>
        {shown.map(({ name, rows, changed }) => (
          <li key={name}>
            <a href={hashOf('data', [name])} aria-current={name === chosen ? 'true' : undefined}>
              <span>{name}</span>
              {changesOf(changed) > 0 && (
                <small class="delta" title={changeText(changed)}>
                  ±{changesOf(changed)}
                  <span class="unseen"> changed, of</span>
                </small>
              )}
              <small class="number">
                {rows.toLocaleString('en')}
                <span class="unseen"> rows</span>
              </small>
            </a>
          </li>
        ))}
        <li class="apart">
          <a
            title="±: how many rows were added, changed or removed since the reset"
            href={hashOf('data', [CHANGES])}
            aria-current={chosen === CHANGES ? 'true' : undefined}
          >
            <span>Changes since reset</span>
            <small class="number">{all}</small>
          </a>
        </li>
      </ul>
    </nav>
  );
}

function changesOf({ added, changed, removed }: TableInfo['changed']): number {
  return added + changed + removed;
}

function changeText({ added, changed, removed }: TableInfo['changed']): string {
  return `since the reset: ${added} added, ${changed} changed, ${removed} removed`;
}
