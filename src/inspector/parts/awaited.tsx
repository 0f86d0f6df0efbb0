/** In the place of what has not come yet: that it is on its way, or why it did not come, and a button to ask again. */
import { Problems } from './problems.tsx';
import type { Remote } from './use-remote.ts';

export function Awaited({ problems, reload }: Pick<Remote<unknown>, 'problems' | 'reload'>) {
  if (problems.length > 0) return <Problems problems={problems} onRetry={reload} />;
  return (
    <p class="dim" role="status">
      Loading …
    </p>
  );
}
