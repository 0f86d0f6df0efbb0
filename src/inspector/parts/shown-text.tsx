/** Text of others: shown as it is, turned apart from what stands around it, and cut where it is long. */
import { useState } from 'preact/hooks';
import { cut } from './cut.ts';

interface ShownTextProps {
  readonly text: string;
  /** In characters. */
  readonly most?: number;
}

/** About as long as the words of the button. */
const SPARE = 40;

export function ShownText({ text, most = 400 }: ShownTextProps) {
  const [isWhole, setWhole] = useState(false);
  // A few more characters take no more room than the button that would show them.
  const isAll = isWhole || text.length <= most + SPARE;
  const { shown, hidden } = isAll ? { shown: text, hidden: 0 } : cut(text, most);
  return (
    <>
      <bdi class="text">{shown}</bdi>
      {hidden > 0 && (
        <button type="button" class="more" onClick={() => setWhole(true)}>
          … show all ({hidden.toLocaleString('en')} more characters)
        </button>
      )}
    </>
  );
}
