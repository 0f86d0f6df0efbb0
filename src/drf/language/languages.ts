/** Which languages there are, and which of them a request is answered in. */
import type { Request } from '../request.ts';
import { knownVariant, languageCookie, parseAcceptLanguage } from './accept-language.ts';
import { ENGLISH, type Language } from './language.ts';
import { type Catalogue, loadCatalogue } from './load-catalogue.ts';

const ISO_DATE = '%Y-%m-%d';

/** The languages of the catalogue, each made when it is first asked for, and English. */
export class Languages {
  readonly #made = new Map<string, Language>();
  #catalogue: Catalogue | undefined;

  /**
   * The language of the answer to a request: of the first that applies, the cookie, `Accept-Language`, English. What fits no
   * language is passed over.
   * Source: Django 4.2 utils/translation/trans_real.get_language_from_request; BEHAVIOUR 24.
   */
  chosenBy({ cookie, 'accept-language': header }: Request['headers']): Language {
    if (cookie === undefined && header === undefined) return ENGLISH;
    const named = cookie === undefined ? undefined : languageCookie(cookie);
    const asked = named === undefined ? undefined : this.#fitting(named);
    return asked ?? this.#accepted(header ?? '') ?? ENGLISH;
  }

  #accepted(header: string): Language | undefined {
    for (const range of parseAcceptLanguage(header)) {
      if (range === '*') return undefined;
      const language = this.#fitting(range);
      if (language) return language;
    }
    return undefined;
  }

  /** English has no regions here: it is known, as browsers ask for it (`en-US`), without a look into the catalogue. */
  #fitting(code: string): Language | undefined {
    if (/^en(?:-|$)/i.test(code)) return ENGLISH;
    const known = knownVariant(code, (variant) => Object.hasOwn(this.#loaded.languages, variant));
    return known === undefined ? undefined : this.#language(known);
  }

  get #loaded(): Catalogue {
    this.#catalogue ??= loadCatalogue();
    return this.#catalogue;
  }

  #language(code: string): Language {
    const made = this.#made.get(code) ?? languageOf(code, this.#loaded);
    this.#made.set(code, made);
    return made;
  }
}

/** A column of the catalogue. Source: Django 4.2 utils/formats.get_format, which adds the ISO form to every list. */
function languageOf(code: string, { texts, dateInputFormats }: Catalogue): Language {
  const words = new Map<string, string>();
  for (const [english, column] of Object.entries(texts)) {
    const own = column[code];
    if (own !== undefined) words.set(english, own);
  }
  const formats = dateInputFormats[code] ?? ENGLISH.dateInputFormats;
  return {
    code,
    dateInputFormats: formats.includes(ISO_DATE) ? formats : [...formats, ISO_DATE],
    translated: (text) => words.get(text) ?? text,
  };
}
