/** Decides how a text from outside is told in one line, where it can neither end the line nor command a terminal. */

/** Control characters, the line ends of Unicode, lone halves of pairs, and what turns the direction of writing, as `\u000a`. */
export function inOneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
