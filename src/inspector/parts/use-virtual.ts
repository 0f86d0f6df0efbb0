/** A list of which only what is in sight is drawn: what to hang on the element that scrolls, and which rows to draw. */
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { scrollFor, type VirtualRange, virtualRange } from './virtual-range.ts';

export interface Virtual {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly range: VirtualRange;
  readonly onScroll: () => void;
  /** Brings a row into sight, without haste or motion. */
  readonly show: (row: number) => void;
}

/** @param headPx what of the box a head that stays takes away */
export function useVirtual(count: number, rowPx: number, headPx = 0): Virtual {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ viewPx: 600, scrollPx: 0 });
  const look = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const { clientHeight, scrollTop } = element;
    setView((before) =>
      before.viewPx === clientHeight && before.scrollPx === scrollTop
        ? before
        : { viewPx: clientHeight, scrollPx: scrollTop },
    );
  }, []);
  useLayoutEffect(() => {
    look();
    const element = box.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [look]);
  const viewPx = Math.max(0, view.viewPx - headPx);
  const scrolled = { count, rowPx, viewPx, scrollPx: view.scrollPx };
  return {
    box,
    range: virtualRange(scrolled),
    onScroll: look,
    show(row) {
      const element = box.current;
      if (element === null) return;
      const to = scrollFor(row, { ...scrolled, scrollPx: element.scrollTop });
      if (to !== undefined) element.scrollTop = to;
    },
  };
}
