/** How secrets are masked in a body of several parts as it was sent: with a preamble or cut off, and whatever its line ends. */
import { isSecretName, MASK } from '../../values/secrets/secret-names.ts';

/** Longest line of a part's head that is looked at. */
const LONGEST_LINE = 1000;
const NAME = /\bname\*?\s?=\s?(?:"([^"]*)"|([^\s;"]+))/i;

/** The values of parts of a secret's name: each from the empty line to the next boundary. */
export function maskParts(text: string): string {
  let place: 'outside' | 'head' | 'value' | 'secret' | 'masked' = 'outside';
  let [boundary, isSecret, isNew] = ['', false, false];
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const end = line.endsWith('\r') ? '\r' : '';
    // What begins so before the first head may be of the preamble.
    const isFirst = boundary === '' || (isNew && line.startsWith('--'));
    const isBoundary = isFirst ? line.startsWith('--') : isLimit(line.trimEnd(), boundary);
    isNew = isBoundary && isFirst;
    if (isBoundary) {
      if (isFirst) boundary = line.trimEnd();
      place = 'head';
      isSecret = false;
    } else if (place === 'head') {
      // A line that begins with a blank goes on with the one before.
      if (/^(?:content-disposition|[ \t])/i.test(line)) isSecret ||= isSecretName(nameIn(line));
      if (line === end) place = isSecret ? 'secret' : 'value';
    } else if (place === 'secret') {
      lines.push(MASK + end);
      place = 'masked';
      continue;
    } else if (place === 'masked') continue;
    lines.push(line);
  }
  return lines.join('\n');
}

/** A value may have lines that only begin so. */
function isLimit(line: string, boundary: string): boolean {
  return line === boundary || line === `${boundary}--`;
}

function nameIn(line: string): string {
  const [, quoted, bare] = NAME.exec(line.slice(0, LONGEST_LINE)) ?? [];
  return quoted ?? bare ?? '';
}
