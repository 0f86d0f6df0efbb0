/** How kinds are told that take more than a pattern: line by line, so that it takes no longer than the text is long. */

export type Tells = (text: string) => boolean;

export function isTold(tells: RegExp | Tells, text: string): boolean {
  return tells instanceof RegExp ? tells.test(text) : tells(text);
}

/** True for a text one line of which is told. */
export function inLines(tells: Tells): Tells {
  return (text) => text.split('\n').some(tells);
}

/** A line without what stands from its first opening to its last closing bracket. */
export function without(line: string): string {
  const [open, close] = [line.indexOf('('), line.lastIndexOf(')')];
  return open < 0 || close < open ? line : line.slice(0, open) + line.slice(close + 1);
}
