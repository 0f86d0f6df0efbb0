/** Decides how a made-up English text becomes one in the script of another text, so that width, order and encoding are met. */

/** How the letters of a script are known, and what of them stands for each letter from a to z. They spell nothing. */
const SCRIPTS: Readonly<Record<string, { readonly letters: RegExp; readonly alphabet: string }>> = {
  Cyrillic: { letters: /\p{Script=Cyrillic}/gu, alphabet: 'абцдефгхийклмнопкрстувшзыж' },
  Greek: { letters: /\p{Script=Greek}/gu, alphabet: 'αβκδεφγχιθκλμνοπψρστυβωξηζ' },
  Armenian: { letters: /\p{Script=Armenian}/gu, alphabet: 'աբցդեֆգհիջկլմնոպքրստուվխյզ' },
  Georgian: { letters: /\p{Script=Georgian}/gu, alphabet: 'აბცდეფგჰიჯკლმნოპქრსტუვწხყზ' },
  Hebrew: { letters: /\p{Script=Hebrew}/gu, alphabet: 'אבכדהפגחיצקלמנופקרסתוושטיז' },
  Arabic: { letters: /\p{Script=Arabic}/gu, alphabet: 'ابكديفجهيشقلمنوبقرستوفوخيز' },
  Devanagari: {
    letters: /\p{Script=Devanagari}/gu,
    alphabet: 'अबचदएफगहइजकलमनओपक़रसतउवशखयज़'.replaceAll('\u093c', ''),
  },
  Thai: { letters: /\p{Script=Thai}/gu, alphabet: 'กขคงจฉชซฌญดตถทธนบปผฝพฟภมยร' },
  Hangul: {
    letters: /\p{Script=Hangul}/gu,
    alphabet: '가나다라마바사아자차카타파하고노도로모보소오조초코토',
  },
  Hiragana: {
    letters: /\p{Script=Hiragana}/gu,
    alphabet: 'あいうえおかきくけこさしすせそたちつてとなにぬねのは',
  },
  Katakana: {
    letters: /\p{Script=Katakana}/gu,
    alphabet: 'アイウエオカキクケコサシスセソタチツテトナニヌネノハ',
  },
  Han: {
    letters: /\p{Script=Han}/gu,
    alphabet: '天地人山水火木金土日月星风云春夏秋冬东西南北大小中国',
  },
};

/** Latin letters that Unicode does not take apart into a plain one and a mark. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 's',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'a',
  œ: 'o',
  þ: 't',
  ð: 'd',
  ı: 'i',
};

const A = 'a'.charCodeAt(0);

/** The script that most letters of a text are of; undefined for Latin, and for what has no letters. */
export function scriptOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  let found: string | undefined;
  let most = letters / 3;
  for (const [name, { letters: pattern }] of Object.entries(SCRIPTS)) {
    const count = text.match(pattern)?.length ?? 0;
    if (count <= most) continue;
    found = name;
    most = count;
  }
  return found;
}

/** The letter of a script that stands for one from a to z. */
export function letterOf(script: string | undefined, letter: string): string {
  const alphabet = script === undefined ? undefined : SCRIPTS[script]?.alphabet;
  const lower = letter.toLowerCase();
  const other = alphabet && [...alphabet][lower.charCodeAt(0) - A];
  if (other === undefined) return letter;
  return letter === lower ? other : other.toUpperCase();
}

/** An English text, in the script of another one; where that is Latin, with the letters of its language. */
export function inScriptOf(model: string, english: string): string {
  const script = scriptOf(model);
  if (script !== undefined) return english.replace(/[a-z]/gi, (each) => letterOf(script, each));
  const marked = markedLetters(model);
  if (marked.size === 0) return english;
  const told = english.replace(/[a-z]/g, (each) => marked.get(each) ?? each);
  const [first = ''] = marked.values();
  // None of them was in it: the last letter of the first word is one, then.
  return told === english ? english.replace(/[a-z](?![a-z])/, first) : told;
}

/** Plain letter → the letter with a mark that the text has. */
function markedLetters(text: string): ReadonlyMap<string, string> {
  const marked = new Map<string, string>();
  for (const letter of text.toLowerCase().match(/[^\P{Script=Latin}a-z]/gu) ?? []) {
    const plain = LATIN[letter] ?? letter.normalize('NFD').charAt(0);
    if (/^[a-z]$/.test(plain) && !marked.has(plain)) marked.set(plain, letter);
  }
  return marked;
}
