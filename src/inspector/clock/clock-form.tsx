/** A form of one field that sets the clock; what is wrong stands at it. */
import { useState } from 'preact/hooks';
import type { Problem } from '../client/api.ts';
import type { FormField } from '../form/form-fields.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useDraft } from '../parts/use-draft.ts';

interface ClockFormProps {
  readonly field: FormField;
  /** While nothing is written. */
  readonly initial: string;
  /** On the button. */
  readonly words: string;
  /** Gives what is wrong. */
  readonly onSend: (text: string) => Promise<readonly Problem[]>;
}

export function ClockForm({ field, initial, words, onSend }: ClockFormProps) {
  const { name } = field;
  const [written = {}, setWritten] = useDraft(`clock/${name}`);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const send = async (): Promise<void> => {
    const refused = await onSend((written[name] ?? initial).trim());
    setProblems(refused);
    if (refused.length === 0) setWritten(undefined);
  };
  return (
    <SchemaForm
      name="clock"
      fields={[field]}
      initial={{ [name]: initial }}
      written={written}
      problems={problems}
      onWritten={setWritten}
      onSubmit={() => void send()}
    >
      <button type="submit">{words}</button>
    </SchemaForm>
  );
}
