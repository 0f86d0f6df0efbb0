/** Loads the catalogue of languages when somebody first asks for one that is not English: whoever never does, never pays for it. */
import { requireFrom } from '../../values/require-late.ts';
import { ENGLISH } from './language.ts';

/** By language. */
export type Column<T> = Readonly<Record<string, T>>;

/** The data file, as it stands. Source: BEHAVIOUR 24, recorded. */
export interface Catalogue {
  /** The languages besides English, by the names that they have for themselves, in the order of the server's settings. */
  readonly languages: Column<string>;
  /** Of the languages whose filters do not take the English formats. */
  readonly dateInputFormats: Column<readonly string[]>;
  /** English text → the same in other languages: a refusal's own text, to the letter. What is not there stays English. */
  readonly texts: Readonly<Record<string, Column<string>>>;
}

/** The same object each time, as Node keeps it. The build puts the file beside the bundle. */
export function loadCatalogue(): Catalogue {
  return requireFrom(import.meta.url)('./language-catalogue.json');
}

/** Code and own name of each language, English first, in the order of the server's settings. */
export function languageNames(): readonly (readonly [code: string, name: string])[] {
  return [[ENGLISH.code, 'English'], ...Object.entries(loadCatalogue().languages)];
}
