/** A new row, through the same checks as a fixture. */
import { useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../client/api.ts';
import type { TableInfo } from '../client/shapes.ts';
import { readForm } from '../form/form-fields.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useModel } from '../model.ts';
import { Awaited } from '../parts/awaited.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { type DataRoute, dataHash } from './data-route.ts';
import { DetailPane } from './detail-pane.tsx';
import { useRowFields } from './use-row-fields.ts';

export function NewRow({ table, route }: { readonly table: TableInfo; readonly route: DataRoute }) {
  const { api, go, toasts, revisions } = useModel();
  const asked = useRowFields(table);
  const { value: fields } = asked;
  const [written = {}, setWritten] = useDraft(`new/${table.name}`);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const close = (): void => go(dataHash({ ...route, key: undefined }));
  const add = async (): Promise<void> => {
    const read = readForm(fields ?? [], written);
    setProblems(read.problems);
    if (read.problems.length > 0) return;
    try {
      const path = `/tables/${encodeURIComponent(table.name)}`;
      const made = await api.send<{ readonly key: string }>('POST', path, read.value);
      setWritten(undefined);
      toasts.tell('The row is added.');
      revisions.bump('state');
      go(dataHash({ ...route, key: made?.key }), true);
    } catch (error) {
      setProblems(problemsOf(error));
    }
  };
  return (
    <DetailPane label="A new row" onClose={close}>
      <div class="detail-body">
        <h2>
          A new row of <span>{table.name}</span>
        </h2>
        <p class="dim">What is left out gets the default of the server, or a made-up value.</p>
        {fields === undefined && <Awaited {...asked} />}
        {fields && (
          <SchemaForm
            name="row"
            fields={[...fields].sort((a, b) => Number(b.isRequired) - Number(a.isRequired))}
            written={written}
            problems={problems}
            onWritten={setWritten}
            onSubmit={() => void add()}
          >
            <button type="submit" class="main">
              Add the row
            </button>
            <button
              type="button"
              disabled={Object.keys(written).length === 0}
              onClick={() => setWritten(undefined)}
            >
              Undo
            </button>
          </SchemaForm>
        )}
      </div>
    </DetailPane>
  );
}
