/** Many links of which one alone is a stop of Tab: arrows lead to the others. */
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { linkAt } from './link-at.ts';

/** @param root whose children are groups of links @returns what listens for keys on it */
export function useRoving(root: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const groups = (): HTMLElement[][] =>
    [...(root.current?.children ?? [])].map((group) => [...group.querySelectorAll('a')]);
  const stopAt = (wanted: HTMLElement | undefined): void => {
    for (const link of groups().flat()) link.tabIndex = link === wanted ? 0 : -1;
  };
  // What came or went may have been the stop.
  useLayoutEffect(() => {
    const all = groups().flat();
    const stops = all.filter(({ tabIndex }) => tabIndex === 0);
    stopAt(stops.length === 1 ? stops[0] : (all.find(isFocused) ?? all[0]));
  });
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = linkAt(event.key, groups(), isFocused);
    if (next === undefined) return;
    event.preventDefault();
    stopAt(next);
    next.focus();
  };
}

const isFocused = (link: Element): boolean => link === link.ownerDocument.activeElement;
