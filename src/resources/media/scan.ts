/** How a text is gone through: what stands at one place, which is then behind the reader. */

export interface Scanner {
  readonly text: string;
  at: number;
}

/** What a sticky pattern finds here, which is then behind the reader; '' for nothing. */
export function take(scanner: Scanner, pattern: RegExp): string {
  return takeMatch(scanner, pattern)?.[0] ?? '';
}

export function takeMatch(scanner: Scanner, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text);
  scanner.at += found?.[0].length ?? 0;
  return found;
}

/** True if this stands here; it is behind the reader then. */
export function takeText(scanner: Scanner, text: string): boolean {
  if (!scanner.text.startsWith(text, scanner.at)) return false;
  scanner.at += text.length;
  return true;
}
