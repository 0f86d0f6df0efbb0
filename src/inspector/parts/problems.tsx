/** What the server has against something: all of it, or what belongs to no field of a form. */
import type { Problem } from '../client/api.ts';
import { Icon } from './icon.tsx';

interface ProblemsProps {
  readonly problems: readonly Problem[];
  /** Asks again, where it may be better then. */
  readonly onRetry?: (() => void) | undefined;
}

export function Problems({ problems, onRetry }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <div class="problems" role="alert">
      <ul>
        {problems.map(({ pointer, message }) => (
          <li key={`${pointer} ${message}`}>
            {pointer !== '' && <code>{pointer}</code>} {message}
          </li>
        ))}
      </ul>
      {onRetry && (
        <button type="button" class="small" onClick={onRetry}>
          <Icon name="again" /> Try again
        </button>
      )}
    </div>
  );
}
