/** Cuts long texts where no character is broken. */

export interface Cut {
  readonly shown: string;
  /** How many characters (UTF-16 units) were left out. */
  readonly hidden: number;
}

/** @param most how many characters are shown at most */
export function cut(text: string, most: number): Cut {
  if (text.length <= most) return { shown: text, hidden: 0 };
  const last = text.charCodeAt(most - 1);
  const isHalf = last >= 0xd800 && last < 0xdc00;
  const shown = text.slice(0, isHalf ? most - 1 : most);
  return { shown, hidden: text.length - shown.length };
}
