/** A button that shows what can be done: opened and walked through by mouse or keys. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';
import { really, useSure } from './sure-button.tsx';
import { useLeaving } from './use-leaving.ts';

interface MenuItem {
  readonly words: string;
  /** Whether it has to be chosen twice. */
  readonly isGrave?: boolean;
  readonly act: () => unknown;
}

interface MenuProps {
  readonly label: string;
  readonly icon: IconName;
  readonly children: readonly MenuItem[];
}

export function Menu({ label, icon, children }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) focusItem(root.current, 0);
  }, [isOpen]);
  useLeaving(root, () => setOpen(false));
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) return;
    const items = itemsOf(root.current);
    const at = items.findIndex((item) => item.matches(':focus'));
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') focusItem(root.current, (at + 1) % items.length);
    else if (event.key === 'ArrowUp')
      focusItem(root.current, (at - 1 + items.length) % items.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of what is inside.
    <div class="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="small"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={icon} /> {label} <Icon name="down" />
      </button>
      {isOpen && (
        <div class="menu-list" role="menu" aria-label={label}>
          {children.map((item) => (
            <Item key={item.words} item={item} close={close} />
          ))}
        </div>
      )}
    </div>
  );
}

interface ItemProps {
  readonly item: MenuItem;
  readonly close: () => void;
}

function Item({ item, close }: ItemProps) {
  const { words, isGrave = false } = item;
  const act = (): void => {
    close();
    item.act();
  };
  const { isAsked, press } = useSure(act);
  return (
    <button type="button" role="menuitem" tabIndex={-1} onClick={isGrave ? press : act}>
      {isAsked ? really(words) : words}
    </button>
  );
}

function itemsOf(root: HTMLElement | null): readonly HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

function focusItem(root: HTMLElement | null, place: number): void {
  itemsOf(root)[place]?.focus();
}
