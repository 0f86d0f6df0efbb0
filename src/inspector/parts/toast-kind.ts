/** What a short message tells of, which its colour shows. */

/** `warned` is what was done, but not as it was meant. */
export type ToastKind = 'done' | 'warned' | 'failed';

/** Of an answer; a redirect that a browser does not show has the status 0. */
export function toastKindOf(status: number): ToastKind {
  if (status >= 500) return 'failed';
  return status >= 400 ? 'warned' : 'done';
}
