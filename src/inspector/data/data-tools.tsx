/** What is done with all rows at once: export, import, snapshots, reset. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ResetPart, TableInfo } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Icon } from '../parts/icon.tsx';
import { Menu } from '../parts/menu.tsx';
import { saveJson } from '../parts/save-file.ts';
import { ImportDialog } from './import-dialog.tsx';
import { Snapshots } from './snapshots.tsx';

const ALL_BUT_ROWS = [
  'journal',
  'faults',
  'clock',
  'contract',
] as const satisfies readonly ResetPart[];

export function DataTools({ tables }: { readonly tables: readonly TableInfo[] }) {
  const { api, toasts, revisions, place } = useModel();
  const [file, setFile] = useState<File>();
  const isOver = useDroppedFile(setFile);
  const input = useRef<HTMLInputElement>(null);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const save = async (): Promise<void> => {
    try {
      saveJson(`${place.sandbox}.json`, await api.get<unknown>('/state'));
    } catch (error) {
      toasts.fail(error);
    }
  };
  const reset = async (keep: readonly ResetPart[]): Promise<void> => {
    try {
      await api.send('POST', '/reset', { keep });
      revisions.bump('state');
      toasts.tell('Back to the seed.');
    } catch (error) {
      toasts.fail(error);
    }
  };
  return (
    <div class="bar tools" role="group" aria-label="All rows">
      <span class="number dim">
        {rows.toLocaleString('en')} {rows === 1 ? 'row' : 'rows'} in all
      </span>
      <span class="fill" />
      <button type="button" class="small" onClick={() => void save()}>
        Export
      </button>
      <button type="button" class="small" onClick={() => input.current?.click()}>
        Import
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        // The button is the way to it: a second one would be read out.
        hidden
        onChange={(event) => {
          setFile(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <Snapshots />
      <Menu label="Reset" icon="again">
        {[
          { words: 'Rows alone', act: () => reset(ALL_BUT_ROWS) },
          {
            words: `Everything: rows, ${ALL_BUT_ROWS.join(', ')}`,
            isGrave: true,
            act: () => reset([]),
          },
        ]}
      </Menu>
      {isOver && (
        <div class="drop" role="status">
          <Icon name="data" /> Drop a fixture file to import it
        </div>
      )}
      {file && <ImportDialog file={file} onClose={() => setFile(undefined)} />}
    </div>
  );
}

/** Any file that is dropped on the page; tells whether one is over it. */
function useDroppedFile(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) onFile(file);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [onFile]);
  return isOver;
}
