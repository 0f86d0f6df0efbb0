/** Copies a text, and says that it did. */
import { useState } from 'preact/hooks';
import { useModel } from '../model.ts';
import { Icon } from './icon.tsx';

interface CopyButtonProps {
  readonly text: string | (() => string | Promise<string>);
  /** What is copied: "Copy the token of staff". */
  readonly label: string;
  /** What is on the button beside the icon. */
  readonly words?: string;
}

const DONE_MS = 1200;

export function CopyButton({ text, label, words }: CopyButtonProps) {
  const { toasts } = useModel();
  const [isDone, setDone] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await copyText(typeof text === 'string' ? text : await text());
      setDone(true);
      setTimeout(() => setDone(false), DONE_MS);
    } catch (error) {
      toasts.fail(error);
    }
  };
  return (
    <button
      type="button"
      class={words === undefined ? 'plain' : 'small'}
      aria-label={words === undefined ? label : undefined}
      title={label}
      onClick={() => void copy()}
    >
      <Icon name={isDone ? 'done' : 'copy'} /> {isDone && words !== undefined ? 'Copied' : words}
      {words !== undefined && <span class="unseen">: {label}</span>}
    </button>
  );
}

/** Pages that are not of this machine and come without TLS have no clipboard: the older way works there. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'hidden-copy';
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (!isCopied) throw new Error('the browser does not let this page copy');
}
