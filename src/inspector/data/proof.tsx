/** The file of a row: its own where the row is a file, or the one that it refers to. */

import type { OneRow, Row, TableInfo } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { FilePreview } from '../parts/file-preview.tsx';
import { ShownText } from '../parts/shown-text.tsx';
import { useRemote } from '../parts/use-remote.ts';
import { bytesOf, sizeText } from '../requests/detail/bytes.ts';
import { dataHash } from './data-route.ts';

const MEDIA = 'media';

export function Proof({ table, row }: { readonly table: TableInfo; readonly row: Row }) {
  const column = table.columns.find(({ relation }) => relation === MEDIA);
  const value = column === undefined ? undefined : row[column.name];
  if (table.name === MEDIA) return <File title="The file" row={row} />;
  if (column === undefined || typeof value !== 'string' || value === '') return null;
  return <Referred title={column.name} uuid={value} />;
}

function Referred({ title, uuid }: { readonly title: string; readonly uuid: string }) {
  const { api } = useModel();
  const { value } = useRemote<OneRow>(
    (signal) => api.get(`/tables/${MEDIA}/${encodeURIComponent(uuid)}`, signal),
    [uuid],
  );
  return value === undefined ? null : <File title={title} row={value.row} link={uuid} />;
}

interface FileProps {
  readonly title: string;
  readonly row: Row;
  /** The key of its own row. */
  readonly link?: string;
}

function File({ title, row, link }: FileProps) {
  const { name, mime_type: type, base64 } = row;
  if (typeof base64 !== 'string' || typeof name !== 'string') return null;
  const bytes = bytesOf({ encoding: 'base64', text: base64, length: base64.length, sha256: null });
  const route = { table: MEDIA, key: link, search: '', order: '', changed: '', where: {} };
  return (
    <section aria-label="File">
      <h3>{title}</h3>
      <p>
        {link === undefined ? (
          <ShownText text={name} most={120} />
        ) : (
          <a href={dataHash(route)}>
            <ShownText text={name} most={120} />
          </a>
        )}{' '}
        <span class="dim">
          {String(type)}, {sizeText(bytes.length)}
        </span>
      </p>
      <FilePreview name={name.replace(/^.*\//, '')} type={String(type)} bytes={bytes} />
    </section>
  );
}
