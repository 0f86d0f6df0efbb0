/** What a text has at its end, taken away in linear time: an expression that looks for it begins at each of its signs anew. */

/** Without the sign at its end, however often it stands there. */
export function withoutEnd(text: string, sign: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === sign) end -= 1;
  return text.slice(0, end);
}
