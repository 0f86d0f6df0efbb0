/** Reads the little of YAML that a compose file needs: mappings by indentation, lists of texts, comments. */

type Node = string | string[] | { [name: string]: Node };

interface Line {
  readonly indent: number;
  readonly text: string;
}

/** @throws Error with the line that is not of that kind */
export function readMapping(yaml: string): { readonly [name: string]: unknown } {
  const lines = yaml
    .split('\n')
    .map((text) => ({ indent: text.search(/\S/), text: text.trim() }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
  if (yaml.includes('\t')) throw new Error('YAML takes no tabs.');
  return mapping(lines);
}

function mapping(lines: readonly Line[]): { [name: string]: Node } {
  const [first] = lines;
  const starts = lines.flatMap(({ indent }, index) => (indent === first?.indent ? [index] : []));
  const entries = starts.map((start, order) => {
    const { text = '' } = lines[start] ?? {};
    const [, name, value = ''] = /^([\w.-]+):(?: (.+))?$/.exec(text) ?? [];
    if (name === undefined) throw new Error(`This is no member: ${text}`);
    const below = lines.slice(start + 1, starts[order + 1]);
    if (
      below.some(({ indent }) => indent <= (first?.indent ?? 0)) ||
      (value !== '' && below.length > 0)
    )
      throw new Error(`This is not indented as it should be, below ${text}`);
    return [name, value === '' ? block(below) : value] as const;
  });
  return Object.fromEntries(entries);
}

function block(lines: readonly Line[]): Node {
  const isList = lines[0]?.text.startsWith('- ') ?? false;
  return isList ? lines.map(({ text }) => text.replace(/^- /, '')) : mapping(lines);
}
