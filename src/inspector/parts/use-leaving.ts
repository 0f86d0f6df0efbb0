/** What opens over the page closes when one goes elsewhere, by mouse or keys: so no two are open at once. */
import { useEffect, useRef } from 'preact/hooks';

export function useLeaving(
  root: { readonly current: HTMLElement | null },
  close: () => void,
): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && root.current?.contains(target) !== true) latest.current();
    };
    addEventListener('pointerdown', leave);
    addEventListener('focusin', leave);
    return () => {
      removeEventListener('pointerdown', leave);
      removeEventListener('focusin', leave);
    };
  }, [root]);
}
