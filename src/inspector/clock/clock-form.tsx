/** A form of one field that sets the clock; what is wrong stands at it. */
import { useState } from 'preact/hooks';
import type { Problem } from '../client/api.ts';
import type { FormField } from '../form/form-fields.ts';
import { SchemaForm } from '../form/schema-form.tsx';

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
  const [text, setText] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { name } = field;
  const send = async (): Promise<void> => setProblems(await onSend((text ?? initial).trim()));
  return (
    <SchemaForm
      name="clock"
      fields={[field]}
      initial={{ [name]: initial }}
      written={text === undefined ? {} : { [name]: text }}
      problems={problems}
      onWritten={(written) => setText(written[name])}
      onSubmit={() => void send()}
    >
      <button type="submit">{words}</button>
    </SchemaForm>
  );
}
