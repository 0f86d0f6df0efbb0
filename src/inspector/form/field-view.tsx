/** One field of a form, with its label, its hint, and what is wrong with it. */
import type { Problem } from '../client/api.ts';
import { Clause } from '../parts/clause.tsx';
import type { FormField } from './form-fields.ts';
import { LongText } from './long-text.tsx';

interface FieldViewProps {
  readonly id: string;
  readonly field: FormField;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly onText: (text: string) => void;
}

export function FieldView({ id, field, text, problems, onText }: FieldViewProps) {
  const { name, label = name, words, description, usual, isRequired } = field;
  const hints = [description, usual === '' ? '' : `Default ${usual}.`].filter(
    (hint) => hint !== '',
  );
  const described = [
    ...(hints.length > 0 ? [`${id}-hint`] : []),
    ...(problems.length > 0 ? [`${id}-wrong`] : []),
  ].join(' ');
  return (
    <div class={`field ${problems.length > 0 ? 'is-wrong' : ''}`}>
      <label for={id}>
        {label}
        {isRequired && <span class="dim"> required</span>}
        {words !== undefined && <span class="dim"> · {words}</span>}
      </label>
      <LongText id={id} text={text}>
        <Input
          id={id}
          field={field}
          text={text}
          described={described === '' ? undefined : described}
          isWrong={problems.length > 0}
          onText={onText}
        />
      </LongText>
      {hints.length > 0 && (
        <p class="hint" id={`${id}-hint`}>
          <Clause text={hints.join(' ')} />
        </p>
      )}
      {problems.length > 0 && (
        <p class="wrong" id={`${id}-wrong`}>
          {problems
            .map(
              ({ pointer, message }) =>
                // With its name, of which the server's words are said: "is missing", "must be …".
                `${pointer.slice(1).replaceAll('/', '.')} ${message}`,
            )
            .join('; ')}
        </p>
      )}
    </div>
  );
}

interface InputProps extends Pick<FieldViewProps, 'id' | 'field' | 'text' | 'onText'> {
  readonly described: string | undefined;
  readonly isWrong: boolean;
}

function Input({ id, field, text, described, isWrong, onText }: InputProps) {
  const shared = { id, 'aria-describedby': described, 'aria-invalid': isWrong };
  const { kind, options, isNullable, usual, example } = field;
  if (kind === 'choice') {
    return (
      <select {...shared} value={text} onChange={(event) => onText(event.currentTarget.value)}>
        <option value="">–</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option.startsWith('"') ? option.slice(1, -1) : option}
          </option>
        ))}
      </select>
    );
  }
  if (kind === 'json' || text.includes('\n')) {
    return (
      <textarea
        {...shared}
        class="code"
        rows={Math.min(12, Math.max(2, text.split('\n').length))}
        spellcheck={false}
        dir="auto"
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    );
  }
  return (
    <>
      <input
        {...shared}
        type="text"
        autocomplete="off"
        dir="auto"
        inputMode={kind === 'number' ? 'decimal' : 'text'}
        placeholder={example ?? (usual !== '' ? usual : isNullable ? 'null' : '')}
        list={options.length > 0 ? `${id}-options` : undefined}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      {options.length > 0 && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  );
}
