/** Which language a request is answered in, and that the catalogue says what the refusals say. */
import { describe, expect, it } from '@jest/globals';
import { ENGLISH } from '../../../src/drf/language/language.ts';
import { Languages } from '../../../src/drf/language/languages.ts';
import { languageNames, loadCatalogue } from '../../../src/drf/language/load-catalogue.ts';
import type { ErrorDetail } from '../../../src/drf/refusal.ts';
import { site } from '../../../src/resources/index.ts';

const catalogue = loadCatalogue();
const codes = Object.keys(catalogue.languages);

const parameters = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('Languages', () => {
  it.each([
    ['that asks for none', 'en', {}],
    ['of a browser in English', 'en', { 'accept-language': 'en-US,en;q=0.9,de;q=0.8' }],
    ['with a range that nobody knows', 'sv', { 'accept-language': 'pt-BR, sv' }],
    ['that takes any', 'en', { 'accept-language': 'xx, *;q=0.5, de;q=0.1' }],
    ['with both', 'ru', { cookie: 'django_language=ru', 'accept-language': 'et' }],
    ['with a cookie in vain', 'et', { cookie: 'django_language=xx', 'accept-language': 'et' }],
    ['with another cookie', 'et', { cookie: 'sessionid=x', 'accept-language': 'et' }],
    ['with a cookie in English', 'en', { cookie: 'django_language=en', 'accept-language': 'et' }],
  ])('answers a request %s in %s', (_, code, headers) => {
    expect(new Languages().chosenBy(headers).code).toBe(code);
  });

  it('makes each language once', () => {
    const languages = new Languages();
    const first = languages.chosenBy({ 'accept-language': 'de' });
    expect(languages.chosenBy({ 'accept-language': 'de-AT' })).toBe(first);
    expect(languages.chosenBy({ 'accept-language': 'constructor' })).toBe(ENGLISH);
  });

  it('leaves English what a language lacks', () => {
    const lt = new Languages().chosenBy({ 'accept-language': 'lt' });
    expect(lt.translated('Invalid token.')).toBe('Invalid token.');
    expect(lt.translated('Invalid page.')).not.toBe('Invalid page.');
  });

  it.each(codes)('takes ISO dates in %s', (code) => {
    const { dateInputFormats } = new Languages().chosenBy({ 'accept-language': code });
    expect(dateInputFormats.filter((format) => format === '%Y-%m-%d')).toHaveLength(1);
  });
});

describe('the catalogue', () => {
  it('has languages in the order of the server’s settings', () => {
    const order = 'en et lt lv ru it de da sv es fr nb ar cs';
    expect(languageNames().map(([code]) => code)).toEqual(order.split(' '));
  });

  it('translates texts of refusals, to the letter', () => {
    const texts = new Set(site.refusals.map(({ detail }) => detail.refusal.text));
    const strangers = Object.keys(catalogue.texts).filter((text) => !texts.has(text));
    expect(strangers).toEqual([]);
  });

  it.each(Object.entries(catalogue.texts))('puts in the same everywhere: %s', (text, column) => {
    expect(Object.keys(column).filter((code) => !codes.includes(code))).toEqual([]);
    for (const own of Object.values(column)) expect(parameters(own)).toEqual(parameters(text));
  });

  it('has what each refusal is filled with where the words of the language have it', () => {
    const nb = new Languages().chosenBy({ 'accept-language': 'nb' });
    const denied: ErrorDetail | undefined = site.refusals.find(
      ({ name }) => name === 'method.not_allowed',
    )?.detail;
    expect(denied?.example.textIn(nb)).toBe('Metoden "{method}" ikke gyldig.');
  });
});
