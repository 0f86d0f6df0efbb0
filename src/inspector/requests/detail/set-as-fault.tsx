/** Leads to the form of a fault that gives the next such request the answer that this one got. */
import type { JournalEntry } from '../../client/shapes.ts';
import { useModel } from '../../model.ts';
import { Icon } from '../../parts/icon.tsx';
import { hashOf } from '../../route.ts';
import { faultOf } from '../copy/fault.ts';

export function SetAsFault({ entry }: { readonly entry: JournalEntry }) {
  const { go } = useModel();
  const fault = faultOf(entry);
  if (fault === undefined) return null;
  return (
    <button
      type="button"
      class="small"
      title="Opens the form of a fault: the next such request gets this answer"
      onClick={() => go(hashOf('faults', ['new'], { fault: JSON.stringify(fault) }))}
    >
      <Icon name="faults" /> Set as fault…
    </button>
  );
}
