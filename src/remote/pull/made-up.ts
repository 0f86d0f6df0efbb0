/** Decides what stands for names, addresses, numbers and other texts: faker's, in the script of the original. */
import { createFaker } from '../../fixtures/load-faker.ts';
import type { Random } from '../../values/random.ts';
import type { Mapping } from './mapped.ts';
import { inScriptOf, letterOf, scriptOf } from './script.ts';

type Faker = ReturnType<typeof createFaker>;

/** What a text is, and so what stands for it. */
export type TextKind =
  | 'company'
  | 'person'
  | 'first name'
  | 'last name'
  | 'job'
  | 'title'
  | 'address'
  | 'sentence'
  | 'number'
  | 'user name'
  | 'e-mail'
  | 'link'
  | 'domain'
  | 'subnets';

/** The same text of the same kind is always the same; no longer than so many characters. */
export type MadeUp = (kind: TextKind, original: string, maxLength?: number) => string;

interface Draws {
  readonly faker: Faker;
  readonly random: Random;
  readonly original: string;
}

const WORDS: Readonly<Record<TextKind, (draws: Draws) => string>> = {
  company: inScript(({ faker }) => faker.company.name()),
  person: inScript(({ faker }) => `${faker.person.firstName()} ${faker.person.lastName()}`),
  'first name': inScript(({ faker }) => faker.person.firstName()),
  'last name': inScript(({ faker }) => faker.person.lastName()),
  job: inScript(({ faker }) => faker.person.jobTitle()),
  title: inScript(
    ({ faker }) => `${faker.commerce.productAdjective()} ${faker.commerce.product()}`,
  ),
  address: inScript(({ faker }) => faker.location.streetAddress()),
  sentence: inScript(({ faker }) => faker.lorem.sentence()),
  number: ({ random, original }) => otherSigns(original, random),
  'user name': ({ faker, random }) => `${label(faker)}.${random.letters(4).toLowerCase()}`,
  'e-mail': ({ faker, random }) => `${label(faker)}.${random.letters(4).toLowerCase()}@example.com`,
  link: ({ faker, random }) =>
    `https://${label(faker)}.example.com/${random.letters(8).toLowerCase()}`,
  domain: ({ faker, random }) => `${label(faker)}-${random.letters(4).toLowerCase()}.example.com`,
  // Of a network that documents may use. Source: RFC 5737.
  subnets: ({ random, original }) =>
    original
      .split(',')
      .map(() => `198.51.100.${random.between(1, 254)}/32`)
      .join(', '),
};

const ATTEMPTS = 8;

export function createMadeUp({ chance }: Mapping): MadeUp {
  const faker = createFaker(0);
  const known = new Map<string, string>();
  return (kind, original, maxLength = Number.POSITIVE_INFINITY) => {
    if (original.trim() === '') return '';
    const name = `${kind}\0${maxLength}\0${original}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const random = chance(kind, original);
    let made = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      faker.seed(random.next());
      made = cut(WORDS[kind]({ faker, random, original }), maxLength);
      if (made.toLowerCase() !== original.toLowerCase()) break;
    }
    known.set(name, made);
    return made;
  };
}

function inScript(words: (draws: Draws) => string): (draws: Draws) => string {
  return (draws) => inScriptOf(draws.original, words(draws));
}

/** A word that host names and users may have. */
function label(faker: Faker): string {
  return (
    faker.person
      .lastName()
      .toLowerCase()
      .replace(/[^a-z]/g, '') || 'name'
  );
}

function cut(text: string, maxLength: number): string {
  const characters = [...text];
  return characters.length <= maxLength ? text : characters.slice(0, maxLength).join('').trim();
}

const A = 'a'.charCodeAt(0);

/** Digits for digits, letters for letters of the same script and case; of other signs, those that numbers are written with. */
function otherSigns(original: string, random: Random): string {
  return [...original]
    .map((sign) => {
      if (/\d/.test(sign)) return String(random.between(0, 9));
      const letter = String.fromCharCode(A + random.between(0, 25));
      if (/\p{Lu}/u.test(sign)) return letterOf(scriptOf(sign), letter.toUpperCase());
      if (/\p{L}/u.test(sign)) return letterOf(scriptOf(sign), letter);
      return ' -./_+:,()#'.includes(sign) ? sign : '-';
    })
    .join('');
}
