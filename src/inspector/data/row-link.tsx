/** Links to rows under Data, of the sandbox that has them, and texts in which the paths of rows are such links. */
import { pageBefore } from '../client/place.ts';
import { useModel } from '../model.ts';
import { shortUuid } from '../parts/cut.ts';
import { ShownText } from '../parts/shown-text.tsx';
import { partsWithRows, type RowName } from './api-path.ts';
import { rowHash } from './data-route.ts';

interface RowLinkProps {
  readonly row: RowName;
  readonly sandbox: string;
  /** The table and the key where it is left out. */
  readonly words?: string;
}

export function RowLink({ row: { table, key }, sandbox, words }: RowLinkProps) {
  const { place } = useModel();
  return (
    <a href={pageBefore(place, sandbox) + rowHash(table, key)} title="Under Data">
      {words ?? `${table} ${shortUuid(key)}`}
    </a>
  );
}

interface RowTextProps {
  readonly text: string;
  readonly sandbox: string;
}

export function RowText({ text, sandbox }: RowTextProps) {
  return (
    <>
      {partsWithRows(text).map(({ text: part, row }, place) =>
        row === undefined ? (
          <ShownText key={place} text={part} />
        ) : (
          <RowLink key={place} row={row} sandbox={sandbox} words={part} />
        ),
      )}
    </>
  );
}
