/** One operation on the map: a cell for each status, parameter and field, and how often it was used. */

import type { OperationReport } from '../client/shapes.ts';
import { memo } from '../parts/memo.ts';
import { hashOf } from '../route.ts';

interface OperationCellsProps {
  readonly id: string;
  readonly operation: OperationReport;
  readonly isMissing: boolean;
}

function Cells({ id, operation, isMissing }: OperationCellsProps) {
  const { method, path, coverage, statuses, query, fields, faults, unexpected } = operation;
  return (
    <li class="operation-cells">
      <div class="operation-head">
        <a href={hashOf('requests', [], { operation: id })}>
          <strong>{id}</strong>
        </a>
        <span class="dim">
          <span class={`method ${method.toLowerCase()}`}>{method}</span> <bdi>{path}</bdi>
        </span>
        <span class="number dim">
          {coverage.covered} of {coverage.total} used
        </span>
      </div>
      <div class="groups">
        <Group
          title="statuses"
          hits={statuses}
          isMissing={isMissing}
          link={(status) => hashOf('requests', [], { operation: id, status })}
        />
        <Group
          title="query"
          hits={query}
          isMissing={isMissing}
          link={(name) => hashOf('requests', [], { operation: id, param: name })}
        />
        <Group
          title="fields"
          hits={fields}
          isMissing={isMissing}
          link={(name) => hashOf('requests', [], { operation: id, field: name })}
        />
        <Group
          title="by faults"
          hits={faults}
          isMissing={isMissing}
          link={(status) => hashOf('requests', [], { operation: id, status, mark: 'fault' })}
        />
        <Group
          title="not in the contract"
          hits={unexpected}
          isMissing={isMissing}
          link={(status) => hashOf('requests', [], { operation: id, status })}
        />
      </div>
    </li>
  );
}

interface GroupProps {
  readonly title: string;
  readonly hits: Readonly<Record<string, number>>;
  readonly isMissing: boolean;
  readonly link: (name: string) => string;
}

function Group({ title, hits, isMissing, link }: GroupProps) {
  const cells = Object.entries(hits).filter(([, count]) => !isMissing || count === 0);
  if (cells.length === 0) return null;
  return (
    <div class="group">
      <span class="dim">{title}</span>
      {cells.map(([name, count]) =>
        count === 0 ? (
          <span key={name} class="cell">
            {name}
            <span class="unseen"> was never used</span>
          </span>
        ) : (
          <a key={name} class="cell hit" href={link(name)}>
            {name} <small class="number">{count}</small>
          </a>
        ),
      )}
    </div>
  );
}

export const OperationCells = memo(Cells);
