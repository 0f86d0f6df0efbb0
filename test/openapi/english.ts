/** Turns the texts of other languages back into English, which documents and the product hold: so each is held to it in all of them. */
import type { Catalogue } from '../../src/drf/language/load-catalogue.ts';

/** The English of a text in the language of a code; what is English already, or nobody's, stays. */
export type InEnglish = (text: string, code: string | undefined) => string;

export function backToEnglish({ languages, texts }: Catalogue): InEnglish {
  const back = new Map(
    Object.keys(languages).map((code) => [
      code,
      Object.entries(texts).flatMap(([english, { [code]: own }]) =>
        own === undefined ? [] : [{ pattern: patternOf(own), english }],
      ),
    ]),
  );
  return (text, code = '') => {
    for (const { pattern, english } of back.get(code) ?? []) {
      const { groups = {} } = pattern.exec(text) ?? { groups: undefined };
      if (pattern.test(text)) {
        return english.replace(/\{(\w+)\}/g, (_, name: string) => groups[name] ?? '');
      }
    }
    return text;
  };
}

/** What a text looks like with anything in the place of its parameters. */
function patternOf(text: string): RegExp {
  const source = text
    .replace(/[\\^$.*+?()[\]|/]/g, '\\$&')
    .replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>.*)`);
  return new RegExp(`^${source}$`, 's');
}
