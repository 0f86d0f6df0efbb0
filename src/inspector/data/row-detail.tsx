/** One row: its fields, to be edited; as each user would get it; what has changed in it; the file that it has. */
import { useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../client/api.ts';
import type { OneRow, TableInfo } from '../client/shapes.ts';
import { type FormField, readForm } from '../form/form-fields.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useModel } from '../model.ts';
import { Awaited } from '../parts/awaited.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Problems } from '../parts/problems.tsx';
import { ShownText } from '../parts/shown-text.tsx';
import { SureButton } from '../parts/sure-button.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { type Remote, useRemote } from '../parts/use-remote.ts';
import { fixtureOf } from '../requests/copy/fixture.ts';
import { AsRole } from './as-role.tsx';
import { type DataRoute, dataHash } from './data-route.ts';
import { DetailPane } from './detail-pane.tsx';
import { DiffTable } from './diff-table.tsx';
import { Proof } from './proof.tsx';
import { useRowFields } from './use-row-fields.ts';

interface RowDetailProps {
  readonly table: TableInfo;
  readonly route: DataRoute;
  readonly rowKey: string;
}

export function RowDetail({ table, route, rowKey }: RowDetailProps) {
  const { api, revisions, go } = useModel();
  const path = `/tables/${encodeURIComponent(table.name)}/${encodeURIComponent(rowKey)}`;
  const {
    value: kept,
    problems,
    reload,
  } = useRemote<OneRow>((signal) => api.get(path, signal), [path, revisions.state.value]);
  const fields = useRowFields(table);
  const close = (): void => go(dataHash({ ...route, key: undefined }));
  return (
    <DetailPane
      label="The chosen row"
      onClose={close}
      tools={
        <>
          <span class="fill" />
          {kept && (
            <CopyButton
              text={fixtureOf(table.name, kept.row)}
              label="as a fixture row"
              words="Copy as fixture"
            />
          )}
          {kept && <DeleteButton path={path} onGone={close} />}
        </>
      }
    >
      {kept === undefined && <Awaited problems={problems} reload={reload} />}
      {kept && <Problems problems={problems} onRetry={reload} />}
      {kept && (
        <div class="detail-body">
          <h2>
            <span class="dim">{table.name}</span> <ShownText text={rowKey} most={80} />{' '}
            {kept.change && (
              <span class={`chip ${kept.change}`}>{kept.change} since the reset</span>
            )}
          </h2>
          {kept.seed && kept.change === 'changed' && (
            <section aria-label="What has changed">
              <h3>Changed since the reset</h3>
              <DiffTable before={kept.seed} after={kept.row} />
            </section>
          )}
          <Proof table={table} row={kept.row} />
          <AsRole table={table.name} uuid={rowKey} />
          <section aria-label="Edit the row">
            <h3>Fields</h3>
            <Edit fields={fields} kept={kept} path={path} onSaved={reload} />
          </section>
        </div>
      )}
    </DetailPane>
  );
}

function DeleteButton({ path, onGone }: { readonly path: string; readonly onGone: () => void }) {
  const { api, toasts, revisions } = useModel();
  const act = async (): Promise<void> => {
    try {
      await api.send('DELETE', path);
      toasts.tell('The row is deleted.');
      revisions.bump('state');
      onGone();
    } catch (error) {
      toasts.fail(error);
    }
  };
  return <SureButton words="Delete" act={act} />;
}

interface EditProps {
  readonly fields: Remote<readonly FormField[]>;
  readonly kept: OneRow;
  readonly path: string;
  readonly onSaved: () => void;
}

function Edit({ fields: asked, kept, path, onSaved }: EditProps) {
  const { api, toasts, revisions } = useModel();
  const [written = {}, setWritten] = useDraft(path);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { value: fields } = asked;
  if (fields === undefined) return <Awaited {...asked} />;
  const isChanged = Object.keys(written).length > 0;
  const save = async (): Promise<void> => {
    const read = readForm(fields, written);
    setProblems(read.problems);
    if (read.problems.length > 0) return;
    try {
      await api.send('PATCH', path, read.value);
      toasts.tell('Saved.');
      setWritten(undefined);
      revisions.bump('state');
      onSaved();
    } catch (error) {
      setProblems(problemsOf(error));
    }
  };
  return (
    <SchemaForm
      name="row"
      fields={fields}
      initial={kept.row}
      written={written}
      problems={problems}
      onWritten={setWritten}
      onSubmit={() => void save()}
    >
      <button type="submit" class="main" disabled={!isChanged}>
        Save
      </button>
      <button type="button" disabled={!isChanged} onClick={() => setWritten(undefined)}>
        Undo
      </button>
    </SchemaForm>
  );
}
