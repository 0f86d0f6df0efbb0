/** Small pieces of Markdown. */

export const code = (text: string) => `\`${text}\``;

/** A table; a cell may hold `|`, and no line break. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`.replaceAll('|  |', '| |'),
  );
}

/** A part that a reader opens. */
export function details(title: string, lines: readonly string[]): readonly string[] {
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}

const MOST_COLUMNS = 100;

/** In one line where it fits, and otherwise a line a member. */
export function jsonBlock(value: unknown): readonly string[] {
  const short = JSON.stringify(value, null, 1)
    .replace(/\n */g, ' ')
    .replace(/\[ | \](?!")/g, (edge) => edge.trim());
  const text = short.length <= MOST_COLUMNS ? short : JSON.stringify(value, null, 2);
  return ['```json', ...text.split('\n'), '```'];
}
