/** A form that is made of a schema; what the server has against a value stands at its field. */
import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../client/api.ts';
import { Problems } from '../parts/problems.tsx';
import { FieldView } from './field-view.tsx';
import { type FormField, otherProblems, problemsAt, textOf, type Written } from './form-fields.ts';

interface SchemaFormProps {
  /** In the beginning of the ids of its fields. */
  readonly name: string;
  readonly fields: readonly FormField[];
  /** Shown at once; the others behind "More". All where it is left out. */
  readonly first?: readonly string[];
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly written: Written;
  readonly problems: readonly Problem[];
  readonly onWritten: (written: Written) => void;
  readonly onSubmit: () => void;
  /** What stands below a field, by its name. */
  readonly beside?: Readonly<Record<string, ComponentChildren>>;
  /** The buttons. */
  readonly children: ComponentChildren;
}

export function SchemaForm(props: SchemaFormProps) {
  const { fields, first, problems, onSubmit, children } = props;
  const [shown, more] = first === undefined ? [fields, []] : parted(fields, first);
  const isWrong = more.some(({ name }) => problemsAt(problems, name).length > 0);
  const isUsed = more.some(({ name }) => props.written[name] !== undefined);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => showFirst(form.current, problems), [problems]);
  return (
    <form
      ref={form}
      class="schema-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Fields {...props} fields={shown} />
      {more.length > 0 && (
        <details open={isWrong || isUsed}>
          <summary>More</summary>
          <Fields {...props} fields={more} />
        </details>
      )}
      <Problems problems={otherProblems(problems, fields)} />
      <div class="buttons">{children}</div>
    </form>
  );
}

/** Who has pressed the button below a long form sees what is wrong, and can mend it at once. */
function showFirst(form: HTMLElement | null, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const field = form?.querySelector<HTMLElement>('[aria-invalid=true]');
  if (field) field.focus();
  else form?.querySelector('.problems')?.scrollIntoView({ block: 'nearest' });
}

function Fields(props: SchemaFormProps) {
  const { name, fields, initial = {}, written, problems, onWritten, beside = {} } = props;
  return (
    <div class="fields">
      {fields.map((field) => (
        <Fragment key={field.name}>
          <FieldView
            id={`${name}-${field.name}`}
            field={field}
            text={written[field.name] ?? textOf(field, initial[field.name])}
            problems={problemsAt(problems, field.name)}
            onText={(text) => onWritten({ ...written, [field.name]: text })}
          />
          {beside[field.name]}
        </Fragment>
      ))}
    </div>
  );
}

function parted(
  fields: readonly FormField[],
  first: readonly string[],
): readonly [readonly FormField[], readonly FormField[]] {
  const shown = first.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  return [shown, fields.filter(({ name }) => !first.includes(name))];
}
