/** One of several values, or any. */

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  /** What is shown in the place of a value. */
  readonly words?: Readonly<Record<string, string>>;
  /** What stands for no choice: "Any status" unless told otherwise. */
  readonly any?: string;
  readonly onChoice: (value: string) => void;
}

export function Choice({ label, value, options, words = {}, any, onChoice }: ChoiceProps) {
  return (
    <label class={`choice ${value === '' ? '' : 'is-set'}`}>
      <span class="unseen">{label}</span>
      <select value={value} onChange={(event) => onChoice(event.currentTarget.value)}>
        <option value="">{any ?? label}</option>
        {options
          .filter((option) => option !== '')
          .map((option) => (
            <option key={option} value={option}>
              {words[option] ?? option}
            </option>
          ))}
      </select>
    </label>
  );
}
