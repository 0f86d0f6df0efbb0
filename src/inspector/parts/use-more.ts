/** Whether there is more to the right of what a box shows: not all systems show how to scroll. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** So much of the last one has to be in sight: the rest is rounding. */
const WHOLE = 0.99;

/** @param last selects what ends the box, and is in sight in its height. The browser says when; nothing is asked while it scrolls. */
export function useMore(box: RefObject<HTMLElement | null>, last: string): boolean {
  const [isMore, setMore] = useState(false);
  useEffect(() => {
    const end = box.current?.querySelector(last);
    if (!end) return undefined;
    const watch = new IntersectionObserver(
      (seen) => setMore((seen.at(-1)?.intersectionRatio ?? 1) < WHOLE),
      { root: box.current, threshold: [0, WHOLE] },
    );
    watch.observe(end);
    return () => watch.disconnect();
  }, [box, last]);
  return isMore;
}
