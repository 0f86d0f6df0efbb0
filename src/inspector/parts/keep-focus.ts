/** Where the focus goes when what had it is gone: who goes by keys does not have to begin at the top of the page again. */

const STEPS = 'a[href], button:not(:disabled), input:not(:disabled), summary';
/** What stands in the place of the other: the pane of a row that was added, the list behind one that was closed. */
const SUCCESSORS = ['.detail', '[role=grid]', '[role=listbox]'];
const AROUND = 'section[aria-label], main';

/** Follows the focus for as long as the page lives. */
export function keepFocus(page: HTMLElement): void {
  const { body } = document;
  let last: HTMLElement | undefined;
  page.addEventListener('focusin', ({ target }) => {
    last = target instanceof HTMLElement ? target : undefined;
  });
  const watch = new MutationObserver((records) => {
    if (last === undefined || !isLost(last)) return;
    const now = document.activeElement;
    if (now !== null && now !== body && now !== last) return;
    const next = successorOf(last, records);
    if (!next?.matches(STEPS))
      next?.setAttribute('tabindex', next.getAttribute('tabindex') ?? '-1');
    next?.focus({ preventScroll: true });
  });
  const looks = { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] };
  watch.observe(page, looks);
}

function isLost(element: HTMLElement): boolean {
  return !element.isConnected || element.matches(':disabled');
}

function successorOf(last: HTMLElement, records: readonly MutationRecord[]): HTMLElement | null {
  // Drawn anew, as a form is when its row is another.
  const same = last.id === '' ? null : document.getElementById(last.id);
  if (same !== null && !isLost(same)) return same;
  if (last.isConnected) return last.closest<HTMLElement>(AROUND);
  const record = records.find(
    ({ target, removedNodes }) =>
      target.isConnected && [...removedNodes].some((node) => node.contains(last)),
  );
  const box = record?.target instanceof HTMLElement ? record.target : null;
  const beside = besideOf(last, record);
  if (beside !== undefined) return beside;
  for (const each of SUCCESSORS) {
    const found = box?.querySelector<HTMLElement>(each);
    if (found) return found;
  }
  return box?.closest<HTMLElement>(AROUND) ?? document.querySelector<HTMLElement>('main');
}

/** Of a list: what does the same in the item that came up, or in the one before. */
function besideOf(last: HTMLElement, record: MutationRecord | undefined): HTMLElement | undefined {
  const item = last.closest('li, tr');
  if (item === null || item.isConnected) return undefined;
  const place = [...item.querySelectorAll(STEPS)].indexOf(last);
  for (const near of [record?.nextSibling, record?.previousSibling]) {
    if (!(near instanceof HTMLElement) || !near.isConnected || !near.matches('li, tr')) continue;
    const steps = [...near.querySelectorAll<HTMLElement>(STEPS)];
    const same = steps[Math.min(place, steps.length - 1)];
    if (same !== undefined) return same;
  }
  return undefined;
}
