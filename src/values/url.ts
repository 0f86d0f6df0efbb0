/** Reads URLs, by exceptions alone: once `URL.canParse` of Node.js 20 is compiled it denies every letter between ASCII and U+0100. */

/** The URL that a text is, seen from a base where there is one; undefined where it is none. */
export function urlOf(text: string, base?: string | URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

export function httpUrlOf(text: string): URL | undefined {
  const url = urlOf(text);
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Of what may be anything. */
export function isHttpUrl(input: unknown): input is string {
  return typeof input === 'string' && httpUrlOf(input) !== undefined;
}
