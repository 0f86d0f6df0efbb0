/** Keeps the chosen link of a row that scrolls in its middle, as the rows of links of narrow windows do. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** @param chosen what is chosen, whatever names it @returns goes to the element that scrolls */
export function useInSight(chosen: unknown): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const [box, link] = [row.current, row.current?.querySelector<HTMLElement>('[aria-current]')];
    if (box && link) box.scrollLeft = link.offsetLeft - (box.clientWidth - link.offsetWidth) / 2;
  }, [chosen]);
  return row;
}
