/** Cuts long texts where no character is broken, and uuids where they are alike. */

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

const UUID = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i;

/** A uuid without its middle, as its end is what tells it from others: `ba000000…000006`; anything else as it is. */
export function shortUuid(text: string): string {
  return UUID.test(text) ? `${text.slice(0, 8)}…${text.slice(-6)}` : text;
}
