/** Takes JSON that is written out apart into what is coloured in one way. */

export interface JsonToken {
  readonly kind: 'name' | 'text' | 'number' | 'word' | 'plain';
  readonly text: string;
}

/** Where one may begin. */
const BEGINNING = /["\d\-tfn]/g;
const TOKEN = /("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(?:true|false|null)\b/y;
const COLON = /\s*:/y;

export function jsonTokens(json: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  let from = 0;
  const plain = (end: number): void => {
    if (end > from) tokens.push({ kind: 'plain', text: json.slice(from, end) });
    from = end;
  };
  let at = next(BEGINNING, json, 0);
  for (; at; at = next(BEGINNING, json, Math.max(from, at.index + 1))) {
    const token = next(TOKEN, json, at.index);
    if (!token) continue;
    const [whole, text, number] = token;
    plain(token.index);
    from += whole.length;
    const colon = text === undefined ? undefined : next(COLON, json, from)?.[0];
    if (text === undefined)
      tokens.push({ kind: number === undefined ? 'word' : 'number', text: whole });
    else tokens.push({ kind: colon === undefined ? 'text' : 'name', text });
    if (colon !== undefined) plain(from + colon.length);
  }
  plain(json.length);
  return tokens;
}

function next(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
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
