/** What cannot be undone is done when it is pressed twice. */
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

const ASKED_MS = 4000;

interface Sure {
  /** Whether it was pressed once. */
  readonly isAsked: boolean;
  readonly press: () => void;
}

export function useSure(act: () => unknown): Sure {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isAsked) return undefined;
    const timer = setTimeout(() => setAsked(false), ASKED_MS);
    return () => clearTimeout(timer);
  }, [isAsked]);
  const press = (): void => {
    setAsked(!isAsked);
    if (isAsked) act();
  };
  return { isAsked, press };
}

/** @param words of what is done: "Remove all" asks "Really remove all?" */
export function really(words: string): string {
  return `Really ${words.slice(0, 1).toLowerCase()}${words.slice(1)}?`;
}

interface SureButtonProps {
  readonly words: string;
  readonly title?: string;
  /** What it is done to, where buttons like it stand in a list: for who hears them one by one. */
  readonly of?: string;
  readonly act: () => unknown;
}

export function SureButton({ words, title, of, act }: SureButtonProps) {
  const { isAsked, press } = useSure(act);
  return (
    <button type="button" class={`small ${isAsked ? 'danger' : ''}`} title={title} onClick={press}>
      <Icon name="trash" /> {isAsked ? really(words) : words}
      {of !== undefined && <span class="unseen"> {of}</span>}
    </button>
  );
}
