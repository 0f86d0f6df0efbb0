/** The operation that a request asked for: where the API console has it, and on demand what the API's document says of it. */
import { useState } from 'preact/hooks';
import { anchorOf } from '../../client/operations.ts';
import { adminOf } from '../../client/place.ts';
import type { JournalEntry } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { Awaited } from '../../parts/awaited.tsx';
import { Clause } from '../../parts/clause.tsx';
import { useRemote } from '../../parts/use-remote.ts';
import { pathIn } from '../summary.ts';

export function AskedOperation({ entry }: { readonly entry: JournalEntry }) {
  const { place } = useModel();
  const [isOpen, setOpen] = useState(false);
  const { operation, sandbox, request } = entry;
  if (operation === null) return null;
  const anchor = anchorOf(operation, pathIn(request.target));
  return (
    <div class="operation-words">
      <a href={`${adminOf(place, sandbox)}/docs${anchor}`}>{operation} in the API console</a>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>What its description says</summary>
        {isOpen && <Description id={operation} />}
      </details>
    </div>
  );
}

function Description({ id }: { readonly id: string }) {
  const { operations } = useModel();
  const { value, problems, reload } = useRemote(operations, []);
  if (value === undefined) return <Awaited problems={problems} reload={reload} />;
  return (
    <p>
      <Clause text={value.get(id) ?? 'The API says nothing of it.'} />
    </p>
  );
}
