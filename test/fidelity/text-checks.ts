/** Finds each text of the product in the recordings, and refuses a text that nothing holds, on either side. */
import type { OwnTest } from './claims/rule.ts';
import type { Evidence } from './evidence.ts';
import type { FindTests } from './own-tests.ts';
import { PLACEHOLDER, patternOf, type SourceText } from './product-texts.ts';
import { checkTests } from './rule-checks.ts';
import type { RecordedCase } from './transcripts.ts';

/** Words that are no answer, or tell of nothing: by file, or by themselves; each with its reason. */
export interface OtherWords {
  readonly files: readonly (readonly [files: RegExp, reason: string])[];
  readonly texts: Readonly<Record<string, string>>;
}

/** The tests of texts that are in no recording. */
export type TextClaims = Readonly<Record<string, OwnTest>>;

/** The texts of answers, each once, in the order of the source. */
export function answerTexts(all: readonly SourceText[], other: OtherWords): readonly string[] {
  const kept = all.filter(({ file, text }) => !isOther(file, text, other));
  return [...new Set(kept.map(({ text }) => text))];
}

function isOther(file: string, text: string, { files, texts }: OtherWords): boolean {
  return text in texts || files.some(([pattern]) => pattern.test(file));
}

/** What is set apart and is not there. */
export function checkOtherWords(all: readonly SourceText[], other: OtherWords): readonly string[] {
  const { files, texts } = other;
  return [
    ...Object.keys(texts)
      .filter((text) => !all.some((one) => one.text === text))
      .map((text) => `"${text}" is set apart, and is nowhere`),
    ...files
      .filter(([pattern]) => !all.some(({ file }) => pattern.test(file)))
      .map(([pattern]) => `${pattern} is set apart, and no such file has a text`),
  ];
}

/** The words of a message: the title and the paragraph of a page; of a fault in JSON, its parts. */
function wordsOf(text: string): readonly string[] {
  const [, title] = /<title>(.*)<\/title>/.exec(text) ?? [];
  if (title !== undefined) return [title, ...(/<p>(.+)<\/p>/.exec(text)?.slice(1) ?? [])];
  const [, fault] = /^JSON parse error - (.*)$/s.exec(text) ?? [];
  return fault === undefined ? [text] : [fault, ...fault.split(': ')];
}

/** The cases that hold the text, with the statuses that it came with. */
export function recordingsOf(text: string, cases: readonly RecordedCase[]) {
  const pattern = patternOf(text);
  const holds = (texts: readonly string[]) =>
    texts.some((one) => [one, ...wordsOf(one)].some((words) => pattern.test(words)));
  const found = cases.map(({ steps }) => steps.filter(({ texts }) => holds(texts)));
  const statuses = new Set(found.flatMap((steps) => steps.map(({ status }) => status)));
  return {
    recorded: found.filter((steps) => steps.length > 0).length,
    statuses: [...statuses].sort((a, b) => a - b),
  };
}

export function evidenceOfText(
  text: string,
  cases: readonly RecordedCase[],
  claims: TextClaims,
): Evidence & { readonly statuses: readonly number[] } {
  return { ...recordingsOf(text, cases), page: false, tests: text in claims ? 1 : 0 };
}

/** Texts that are neither recorded nor tested; claims of texts that the product has not, or that the test has not. */
export function checkTexts(
  texts: readonly string[],
  cases: readonly RecordedCase[],
  claims: TextClaims,
  findTests: FindTests,
): readonly string[] {
  const held = texts.flatMap((text) =>
    text in claims || recordingsOf(text, cases).recorded > 0
      ? []
      : [`"${text}" - is in no recording, and no test is named for it`],
  );
  const claimed = Object.entries(claims).flatMap(([text, test]) => {
    if (!texts.includes(text)) return [`"${text}" - is claimed, and the product has no such text`];
    const source = (findTests(test[0])?.text ?? '').replaceAll('\\', '');
    const isThere = text.split(PLACEHOLDER).every((part) => source.includes(part.trim()));
    return [
      ...checkTests(`"${text}"`, [test], findTests),
      ...(isThere ? [] : [`"${text}" - test/${test[0]}.test.ts does not speak of it`]),
    ];
  });
  return [...held, ...claimed];
}

/** What is put in the place of a body that nobody compares. */
const MASKED = '{{*any}}';

/** Messages in recorded errors that no text of the product could have made. */
export function checkRecordedTexts(
  texts: readonly string[],
  cases: readonly RecordedCase[],
): readonly string[] {
  const patterns = texts.map(patternOf);
  const isKnown = (text: string) =>
    wordsOf(text).some((words) => patterns.some((pattern) => pattern.test(words)));
  return cases.flatMap(({ id, steps }) =>
    steps
      .filter(({ status, texts: told }) => status >= 400 && !told.includes(MASKED))
      // Whole pages of Django's are compared by the conformance tests alone.
      .flatMap((step) =>
        step.texts.filter((text) => !/^\s*<!DOCTYPE html>/.test(text) && !isKnown(text)),
      )
      .map((text) => `"${text}" - is recorded in ${id}, and the product has no such text`),
  );
}
