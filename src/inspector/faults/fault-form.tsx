/** Sets a fault: the form is made of the schema of the control plane, and the presets are those of the operation. */
import { useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../client/api.ts';
import type { CoverageReport, FaultInfo, Preset } from '../client/shapes.ts';
import { type FormField, fieldsOf, readForm, textOf, type Written } from '../form/form-fields.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useModel } from '../model.ts';
import { Awaited } from '../parts/awaited.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { useRemote } from '../parts/use-remote.ts';
import { withWords } from './fault-words.ts';
import { orderedPresets } from './ordered-presets.ts';
import { PresetList } from './preset-list.tsx';

interface FaultFormProps {
  /** A description as JSON, to begin with. */
  readonly given: string | undefined;
  /** Told its id. */
  readonly onSet: (id: string | undefined) => void;
}

const FIRST = ['operation', 'respond', 'times'];
/** As JSON, which the options of a choice are. */
const COMMON = JSON.stringify('payments_create');

export function FaultForm({ given, onSet }: FaultFormProps) {
  const { api, schemas, toasts } = useModel();
  const {
    value: known,
    problems: unread,
    reload,
  } = useRemote(async () => {
    const [all, { operations }] = await Promise.all([
      schemas(),
      api.get<CoverageReport>('/coverage'),
    ]);
    return {
      fields: fieldsOf(all['FaultRequest'] ?? {}, all),
      operations: Object.keys(operations),
    };
  }, []);
  const [typed, setTyped] = useDraft(`fault/${given ?? ''}`);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const written = typed ?? begun(known?.fields ?? [], given);
  const operation = idIn(written['operation']);
  const isOne = known?.operations.includes(operation) === true;
  const { value: told } = useRemote(
    (signal) =>
      api.get<{ readonly presets: readonly Preset[] }>(
        `/faults/presets${isOne ? `?operation=${operation}` : ''}`,
        signal,
      ),
    [isOne && operation],
  );
  if (known === undefined) return <Awaited problems={unread} reload={reload} />;
  const presets = orderedPresets(told?.presets ?? []);
  const fields = known.fields.map((field) =>
    withWords(withOptions(field, known.operations, presets)),
  );
  const submit = async (): Promise<void> => {
    const read = readForm(fields, written);
    setProblems(read.problems);
    if (read.problems.length > 0) return;
    try {
      const set = await api.send<FaultInfo>('POST', '/faults', read.value);
      const waits = operation === '*' ? 'a request' : operation;
      toasts.tell(`${set?.id ?? 'A fault'} is set: it waits for ${waits}.`);
      setTyped({ operation: JSON.stringify(operation) });
      onSet(set?.id);
    } catch (error) {
      setProblems(problemsOf(error));
    }
  };
  return (
    <SchemaForm
      name="fault"
      fields={fields}
      first={FIRST}
      written={written}
      problems={problems}
      onWritten={setTyped}
      onSubmit={() => void submit()}
      beside={{
        respond: (
          <PresetList
            presets={presets}
            operation={operation}
            chosen={written['respond'] ?? ''}
            onChoice={(respond) => setTyped({ ...written, respond })}
          />
        ),
      }}
    >
      <button type="submit" class="main">
        Set the fault
      </button>
    </SchemaForm>
  );
}

/** The operation of a choice; empty where none is chosen. */
function idIn(choice: string | undefined): string {
  const id: unknown = JSON.parse(choice === undefined || choice === '' ? '""' : choice);
  return typeof id === 'string' ? id : '';
}

function begun(fields: readonly FormField[], given: string | undefined): Written {
  const description = parsed(given);
  if (given === undefined) return { operation: COMMON };
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = description[field.name];
      if (value === undefined) return [];
      // The operations are a choice here, whatever the schema says.
      const text = field.name === 'operation' ? JSON.stringify(value) : textOf(field, value);
      return [[field.name, text]];
    }),
  );
}

function parsed(given: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(given ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function withOptions(
  field: FormField,
  operations: readonly string[],
  presets: readonly Preset[],
): FormField {
  if (field.name === 'operation') {
    const options = [...operations, '*'].map((id) => JSON.stringify(id));
    return { ...field, kind: 'choice', options };
  }
  if (field.name !== 'respond') return field;
  return { ...field, options: presets.map(({ name }) => name) };
}
