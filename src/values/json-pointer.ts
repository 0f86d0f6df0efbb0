/** Decides how JSON pointers are made. Source: RFC 6901. */

/** One step of a pointer: `/a~1b` for the member `a/b`, `/3` for the fourth item. */
export function pointerStep(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
