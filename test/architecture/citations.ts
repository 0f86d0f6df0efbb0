/** Finds what comments and documents cite, and resolves each citation to a place in the repository. */

export interface CitingFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** What there is to cite. */
export interface Library {
  /** Document by its path → the anchors of its headings. */
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
  /** `BEHAVIOUR` and `CLIENTS` → the document, whose headings begin with the number of their section. */
  readonly sectioned: Readonly<Record<string, string>>;
  /** Every file of the repository, and every folder. */
  readonly paths: ReadonlySet<string>;
  /** The themes of recorded cases. */
  readonly themes: ReadonlySet<string>;
  /** The published names of operations. */
  readonly operations: ReadonlySet<string>;
  /** What stands for the published page. */
  readonly page: string;
}

export interface Citation {
  readonly path: string;
  /** As it is written. */
  readonly words: string;
  /** Why it leads nowhere, or undefined. */
  readonly problem: string | undefined;
}

type Rule = (file: CitingFile, text: string, library: Library) => Iterable<Omit<Citation, 'path'>>;

const NUMBERS = String.raw`\d+(?: \([^)]*\))?(?:(?:, (?:and )?| and | to )\d+(?!\.\d)(?: \([^)]*\))?)*`;
const RULES: readonly Rule[] = [sections, ownSections, recordings, headings, links, page, outside];

export function citationsIn(file: CitingFile, library: Library): readonly Citation[] {
  // A citation may go on in the next line of its comment.
  const text = file.text.replace(/\n[ \t]*(?:\*(?!\/)|\/\/)[ \t]?/g, ' ');
  return RULES.flatMap((rule) =>
    Array.from(rule(file, text, library), (found) => ({ path: file.path, ...found })),
  );
}

/** The anchor that a heading gets: `## 4. Operations` → `4-operations`. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const withoutCode = markdown.replace(/^```.*?^```$/gms, '');
  return new Set(
    Array.from(withoutCode.matchAll(/^#{1,6} (.+)$/gm), ([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** `BEHAVIOUR 3, 5 and 8 to 11`. */
function* sections(_file: CitingFile, text: string, { anchors, sectioned }: Library) {
  for (const [name, document] of Object.entries(sectioned)) {
    const known = anchors.get(document) ?? new Set();
    for (const [words, numbers = ''] of text.matchAll(new RegExp(`\\b${name} (${NUMBERS})`, 'g'))) {
      yield { words, problem: missing(numbers, known, document) };
    }
  }
}

/** `section 5`, in the documents that have numbers. */
function* ownSections({ path }: CitingFile, text: string, { anchors, sectioned }: Library) {
  if (!Object.values(sectioned).includes(path)) return;
  const known = anchors.get(path) ?? new Set();
  for (const [words, numbers = ''] of text.matchAll(new RegExp(`\\bsections? (${NUMBERS})`, 'g'))) {
    yield { words, problem: missing(numbers, known, path) };
  }
}

function missing(numbers: string, anchors: ReadonlySet<string>, document: string) {
  const starts = new Set(Array.from(anchors, (anchor) => anchor.split('-')[0]));
  const gone = numbersIn(numbers).filter((number) => !starts.has(`${number}`));
  return gone.length > 0 ? `${document} has no section ${gone.join(', ')}` : undefined;
}

/** `3, 8 to 10` → 3, 8, 9, 10. */
function numbersIn(text: string): readonly number[] {
  return Array.from(
    text.replace(/\([^)]*\)/g, '').matchAll(/(\d+)(?: +to (\d+))?/g),
    ([, from = '', to = from]) => {
      const count = Number(to) - Number(from) + 1;
      return Array.from({ length: Math.max(count, 1) }, (_, index) => Number(from) + index);
    },
  ).flat();
}

/** ``theme `link` ``, `the cases of link.json`, ``the published operation `payments_list` ``. */
function* recordings(_file: CitingFile, text: string, { themes, operations }: Library) {
  for (const [words, name = ''] of text.matchAll(/\btheme `([a-z0-9-]+)`/g)) {
    yield { words, problem: themes.has(name) ? undefined : `there is no theme ${name}` };
  }
  for (const [words, name = ''] of text.matchAll(/\bcases of ([a-z0-9-]+)\.json/g)) {
    yield { words, problem: themes.has(name) ? undefined : `there is no theme ${name}` };
  }
  for (const [words, names = ''] of text.matchAll(
    /published operations? ((?:`\w+`(?:, | and )?)+)/g,
  )) {
    const unknown = Array.from(names.matchAll(/`(\w+)`/g), ([, name = '']) => name).filter(
      (name) => !operations.has(name),
    );
    const problem = unknown.length > 0 ? `there is no operation ${unknown.join(', ')}` : undefined;
    yield { words, problem };
  }
}

/** `src/README.md#floors`, outside the parentheses of a link. */
function* headings(_file: CitingFile, text: string, { anchors }: Library) {
  for (const [words, document = '', anchor = ''] of text.matchAll(
    /(?<![\w./(])([\w./-]+\.md)#([\p{L}\p{N}_-]+)/gu,
  )) {
    const problem = anchors.get(document)?.has(anchor)
      ? undefined
      : `${document} has no #${anchor}`;
    yield { words, problem };
  }
}

/** `[text](../README.md#roles)` of a document, from where it stands. */
function* links({ path, text }: CitingFile, _text: string, { anchors, paths }: Library) {
  if (!path.endsWith('.md')) return;
  for (const [words, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const { pathname, hash } = new URL(target, `file:///${path}`);
    const found = decodeURIComponent(pathname.slice(1)).replace(/\/$/, '');
    if (!paths.has(found)) yield { words, problem: `${found} is no file of the repository` };
    else if (hash !== '' && !anchors.get(found)?.has(decodeURIComponent(hash.slice(1)))) {
      yield { words, problem: `${found} has no ${hash}` };
    } else yield { words, problem: undefined };
  }
}

function* page(_file: CitingFile, text: string, library: Library) {
  for (const [words] of text.matchAll(/[Ss]ource: [^*]*?\bthe published page\b/g)) {
    const problem = library.paths.has(library.page) ? undefined : `${library.page} is gone`;
    yield { words, problem };
  }
}

/** What is not in the repository: nobody who has only that can look it up. */
function* outside({ path }: CitingFile, text: string, { sectioned }: Library) {
  const own = Object.values(sectioned).includes(path);
  const patterns: readonly (readonly [RegExp, string])[] = [
    [/\bDESIGN\b.{0,12}/g, 'the design is in src/README.md'],
    [/\bSTYLE(?:\.md|’s|'s|,? section|,? \d).{0,8}/g, 'the style is in .github/CONTRIBUTING.md'],
    [/\b(?:BEHAVIOUR|CLIENTS)-\d.{0,8}/g, 'the parts are one document: cite its section'],
    [/\bBEHAVIOUR\b(?! \d|\.md|-\d).{0,12}/g, 'say which section'],
    [/\bREADME, [A-Z]\w*/g, 'write README.md#heading'],
    [/\bissues? #?\d+/g, 'the list of issues is kept elsewhere: say what it said'],
  ];
  for (const [pattern, problem] of patterns) {
    if (own && pattern.source.includes('BEHAVIOUR')) continue;
    for (const [words] of text.matchAll(pattern)) yield { words, problem };
  }
}
