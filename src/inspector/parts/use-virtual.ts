/** A list of which only what is in sight is drawn: what to hang on the element that scrolls, and which rows to draw. */
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isSameRange, scrollFor, type VirtualRange, virtualRange } from './virtual-range.ts';

export interface Virtual {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly range: VirtualRange;
  readonly onScroll: () => void;
  /** Brings a row into sight, without haste or motion. */
  readonly show: (row: number) => void;
}

interface View {
  readonly viewPx: number;
  readonly scrollPx: number;
}

/** @param headPx what of the box a head that stays takes away */
export function useVirtual(count: number, rowPx: number, headPx = 0): Virtual {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>({ viewPx: 600, scrollPx: 0 });
  const scrolledIn = ({ viewPx, scrollPx }: View) => {
    return { count, rowPx, viewPx: Math.max(0, viewPx - headPx), scrollPx };
  };
  const rangeIn = (seen: View): VirtualRange => virtualRange(scrolledIn(seen));
  const latest = useRef(rangeIn);
  latest.current = rangeIn;
  // Asked of the observer alone: to ask the element while it scrolls makes the browser lay out what was just drawn.
  const viewPx = useRef(view.viewPx);
  const look = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const seen = { viewPx: viewPx.current, scrollPx: element.scrollTop };
    const { current: rangeOf } = latest;
    setView((before) => (isSameRange(rangeOf(before), rangeOf(seen)) ? before : seen));
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => {
      viewPx.current = element.clientHeight;
      look();
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [look]);
  return {
    box,
    range: rangeIn(view),
    onScroll: look,
    show(row) {
      const element = box.current;
      if (element === null) return;
      const seen = { viewPx: viewPx.current, scrollPx: element.scrollTop };
      const to = scrollFor(row, scrolledIn(seen));
      if (to !== undefined) element.scrollTop = to;
    },
  };
}
