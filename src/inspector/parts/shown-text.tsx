/** Text of others: shown as it is, turned apart from what stands around it, and cut where it is long. */
import { useState } from 'preact/hooks';
import { cut } from './cut.ts';

interface ShownTextProps {
  readonly text: string;
  /** In characters. */
  readonly most?: number;
}

export function ShownText({ text, most = 400 }: ShownTextProps) {
  const [isWhole, setWhole] = useState(false);
  const { shown, hidden } = isWhole ? { shown: text, hidden: 0 } : cut(text, most);
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
