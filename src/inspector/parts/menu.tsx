/** A button that shows what can be done: opened and walked through by mouse or keys. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';

interface MenuItem {
  readonly words: string;
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
    if (!isOpen) return undefined;
    focusItem(root.current, 0);
    const leave = (event: Event): void => {
      if (event.target instanceof Node && root.current?.contains(event.target)) return;
      setOpen(false);
    };
    addEventListener('pointerdown', leave);
    return () => removeEventListener('pointerdown', leave);
  }, [isOpen]);
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
    else {
      if (event.key === 'Tab') setOpen(false);
      return;
    }
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
          {children.map(({ words, act }) => (
            <button
              key={words}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                act();
              }}
            >
              {words}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function itemsOf(root: HTMLElement | null): readonly HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

function focusItem(root: HTMLElement | null, place: number): void {
  itemsOf(root)[place]?.focus();
}
