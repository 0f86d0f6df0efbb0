/** The settings as a front end is shown them. Source: BEHAVIOUR 20. */
import { JsonFloat } from '../../drf/json-decoder.ts';
import type { JsonOutput } from '../../drf/json-encoder.ts';
import { ENGLISH } from '../../drf/language/language.ts';
import { languageNames } from '../../drf/language/load-catalogue.ts';
import {
  constant,
  constantTable,
  constantValue,
  objectSchema,
  type Schema,
} from '../../drf/schema.ts';
import { CORE_SETTINGS, FEATURES, PLUGIN_SETTINGS, SAMPLE_RATE } from './settings.ts';

/** Where a real server has the two pictures of its front end; this one has none. */
const ICONS = { LOGIN_LOGO: '/api/icons/login_logo/', FAVICON: '/api/icons/favicon/' } as const;

/** `base` is where the server says that it is. */
export function shownConfiguration(base: string): JsonOutput {
  return {
    FEATURES: features(),
    LANGUAGES: languages(),
    LANGUAGE_CODE: ENGLISH.code,
    WALDUR_CORE: {
      ...CORE_SETTINGS,
      HOMEPORT_SENTRY_TRACES_SAMPLE_RATE: new JsonFloat(String(SAMPLE_RATE)),
      LANGUAGE_CHOICES: languageChoices(),
      LOGIN_LOGO: base + ICONS.LOGIN_LOGO,
      FAVICON: base + ICONS.FAVICON,
    },
    ...PLUGIN_SETTINGS,
  };
}

function features() {
  return Object.fromEntries(
    Object.entries(FEATURES).map(([area, names]) => [
      area,
      Object.fromEntries(names.map((name) => [name, false])),
    ]),
  );
}

function languages(): (readonly string[])[] {
  return languageNames().map((each) => [...each]);
}

function languageChoices(): string {
  return languageNames()
    .map(([code]) => code)
    .join(',');
}

export function configurationSchema(): Schema {
  const icon = { type: 'string', format: 'uri' };
  return objectSchema({
    FEATURES: constantTable(features()),
    LANGUAGES: constantTable(languages()),
    LANGUAGE_CODE: constant(ENGLISH.code),
    WALDUR_CORE: objectSchema({
      ...each(CORE_SETTINGS, constantValue),
      HOMEPORT_SENTRY_TRACES_SAMPLE_RATE: constantValue(SAMPLE_RATE),
      LANGUAGE_CHOICES: constant(languageChoices()),
      LOGIN_LOGO: icon,
      FAVICON: icon,
    }),
    ...each(PLUGIN_SETTINGS, constantTable),
  });
}

function each<Value>(
  values: Readonly<Record<string, Value>>,
  schemaOf: (value: Value) => Schema,
): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, schemaOf(value)]));
}
