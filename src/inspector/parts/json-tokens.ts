/** Takes JSON that is written out apart into what is coloured in one way. */

export interface JsonToken {
  readonly kind: 'name' | 'text' | 'number' | 'word' | 'plain';
  readonly text: string;
}

const TOKEN =
  /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

export function jsonTokens(json: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  let from = 0;
  for (const match of json.matchAll(TOKEN)) {
    const [whole, text, colon, number] = match;
    if (match.index > from) tokens.push({ kind: 'plain', text: json.slice(from, match.index) });
    if (text !== undefined) {
      tokens.push({ kind: colon === undefined ? 'text' : 'name', text });
      if (colon !== undefined) tokens.push({ kind: 'plain', text: colon });
    } else tokens.push({ kind: number === undefined ? 'word' : 'number', text: whole });
    from = match.index + whole.length;
  }
  if (from < json.length) tokens.push({ kind: 'plain', text: json.slice(from) });
  return tokens;
}

/** Written out over lines; undefined for what is no JSON. Numbers stay as they were written. */
export function prettyJson(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return indented(text);
}

/** Of valid JSON: by its own characters, so that `1.50` stays `1.50`. */
function indented(json: string): string {
  const parts = json.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  let depth = 0;
  let out = '';
  for (const [place, part] of parts.entries()) {
    const next = parts[place + 1] ?? '';
    const isOpening = part === '{' || part === '[';
    if (isOpening && (next === '}' || next === ']')) out += part;
    else if (isOpening) out += `${part}\n${'  '.repeat(++depth)}`;
    else if (part === '}' || part === ']') {
      const before = parts[place - 1];
      out += before === '{' || before === '[' ? part : `\n${'  '.repeat(--depth)}${part}`;
    } else if (part === ',') out += `,\n${'  '.repeat(depth)}`;
    else out += part === ':' ? ': ' : part;
  }
  return out;
}
