/** Decides how JSON pointers are made and taken apart. Source: RFC 6901. */

/** One step of a pointer: `/a~1b` for the member `a/b`, `/3` for the fourth item. */
export function pointerStep(name: string | number): string {
  return `/${replaced(replaced(String(name), '~', '~0'), '/', '~1')}`;
}

/** The name that a step stands for, its slash taken off. */
export function nameOf(step: string): string {
  return replaced(replaced(step, '~1', '/'), '~0', '~');
}

/** The names of a pointer; none for the whole. */
export function namesIn(pointer: string): readonly string[] {
  return pointer.split('/').slice(1).map(nameOf);
}

/** Joined, which gives one flat text: `replaceAll` makes a tree of as many pieces as there are matches. */
function replaced(text: string, part: string, by: string): string {
  return text.includes(part) ? text.split(part).join(by) : text;
}
