/** What a language is to an answer: the words that it has for texts, and how it writes a day in a filter. */

/** Source: Django conf/locale/en/formats.DATE_INPUT_FORMATS; BEHAVIOUR 7. */
export const DATE_INPUT_FORMATS = [
  '%Y-%m-%d',
  '%m/%d/%Y',
  '%m/%d/%y',
  '%b %d %Y',
  '%b %d, %Y',
  '%d %b %Y',
  '%d %b, %Y',
  '%B %d %Y',
  '%B %d, %Y',
  '%d %B %Y',
  '%d %B, %Y',
] as const;

export interface Language {
  /** As `Content-Language` tells it. */
  readonly code: string;
  /** What a filter takes for a day, in the notation of strptime. */
  readonly dateInputFormats: readonly string[];
  /** A refusal's text in this language, its parameters still in braces: English where the language has none. */
  readonly translated: (text: string) => string;
}

/** The language of whoever asks for none, and of all texts in the code. */
export const ENGLISH: Language = Object.freeze({
  code: 'en',
  dateInputFormats: DATE_INPUT_FORMATS,
  translated: (text: string) => text,
});
