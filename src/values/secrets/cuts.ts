/** What of a text gives way to a mask: found in it as it is, and below escapes, so that no way of writing hides a secret. */
import { peeled } from './peel.ts';
import { MASK } from './secret-names.ts';

/** From one place up to, not including, another. */
export type Cut = readonly [from: number, to: number, mask: string];

/** Finds what is to be cut. */
export type Find = (text: string) => readonly Cut[];

/** What was escaped so often: a link in a parameter of a link. */
const DEEPEST = 4;

/** Base64, also that of URLs, which for a text has capitals always; and hexadecimal bytes of a text. */
const BASE64 = /[A-Za-z\d+/_-]{16,}/g;
const HEX_TEXT = /(?:[2-7][\da-f]){8,}/g;
const CAPITAL = /[A-Z]/;
const HEX = /^(?:[\da-f]{2})+$/i;
/** Where bytes are no text, as those of an uuid or a picture, they have one of these. */
const UNREADABLE = /[^\P{Cc}\t\n\r]|\ufffd/u;

/** The text with its cuts, in any order; of those that overlap the first, and of two that begin together the longer. */
export function cutOut(text: string, cuts: readonly Cut[]): string {
  if (cuts.length === 0) return text;
  let [clean, at] = ['', 0];
  for (const [from, to, mask] of cuts.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (from < at) continue;
    clean += text.slice(at, from) + mask;
    at = to;
  }
  return clean + text.slice(at);
}

/** The text without what is found in it, whatever escapes it is written with. */
export function without(text: string, find: Find): string {
  return below(cutOut(text, find(text)), find);
}

/** The same of a text in which nothing is found any more as it stands. */
export function below(text: string, find: Find): string {
  let clean = cutOut(text, packedCuts(text, find));
  for (let depth = 1; depth <= DEEPEST; depth += 1) {
    const plain = peeled(clean, depth);
    if (!plain) break;
    const found = [...find(plain.text), ...packedCuts(plain.text, find)];
    const cuts = found.map(([from, to, mask]): Cut => {
      return [plain.placeOf(from), plain.placeOf(to), mask];
    });
    clean = cutOut(clean, cuts);
  }
  return clean;
}

/** What is packed in a text, if anything is. */
function packingOf(text: string): RegExp {
  return CAPITAL.test(text) ? BASE64 : HEX_TEXT;
}

/** False where certainly nothing of a text is in Base64 or hexadecimal. */
export function mayBePacked(text: string): boolean {
  return text.search(packingOf(text)) >= 0;
}

/** What is in Base64 or hexadecimal, as a whole, where something is found in what it says. */
function packedCuts(text: string, find: Find): readonly Cut[] {
  // Nearly every path has none.
  if (!mayBePacked(text)) return [];
  return Array.from(text.matchAll(packingOf(text))).flatMap(
    ({ 0: packed, index }): readonly Cut[] => {
      const said = Buffer.from(packed, HEX.test(packed) ? 'hex' : 'base64').toString();
      if (UNREADABLE.test(said) || find(said).length === 0) return [];
      return [[index, index + packed.length, MASK]];
    },
  );
}
