/** Decides how a fixture document is laid out for people and for `diff`: a row a line. */

/**
 * The same JSON, which was written without blanks: each member of the document on a line of its own, and each row. Nothing is
 * read and written again, so that no number or text can change on the way.
 */
export function rowLines(json: string): string {
  const lines: string[] = [];
  let start = 0;
  let depth = 0;
  const breakAt = (at: number): void => {
    lines.push(json.slice(start, at), `\n${'  '.repeat(depth)}`);
    start = at;
  };
  for (let at = 0; at < json.length; at += 1) {
    switch (json[at]) {
      case '"':
        at = endOfText(json, at);
        break;
      case '[':
      case '{':
        depth += 1;
        if (depth <= 2 && !isEnd(json[at + 1])) breakAt(at + 1);
        break;
      case ']':
      case '}':
        depth -= 1;
        if (depth < 2 && !isBeginning(json[at - 1])) breakAt(at);
        break;
      case ',':
        if (depth <= 2) breakAt(at + 1);
        break;
      default:
    }
  }
  return lines.join('') + json.slice(start);
}

const isEnd = (char = ''): boolean => char === ']' || char === '}';
const isBeginning = (char = ''): boolean => char === '[' || char === '{';

/** Where the quotes of a text end that begins there. */
function endOfText(json: string, begin: number): number {
  for (let end = begin; ; ) {
    end = json.indexOf('"', end + 1);
    let before = end;
    while (json[before - 1] === '\\') before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
}
