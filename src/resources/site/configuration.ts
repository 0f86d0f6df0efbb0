/** What an app shell asks for before anybody has logged in. */
import { jsonReply } from '../../drf/reply.ts';
import { constantValue } from '../../drf/schema.ts';
import { everybody } from '../../waldur/site/permissions.ts';
import { defineSingleView } from '../../waldur/view-set/single-view.ts';

/** The settings that the web front end reads at its start; the values are plain defaults. Source: CLIENTS 6. */
const CONFIGURATION = {
  WALDUR_CORE: {
    SITE_NAME: 'Waldur',
    SHORT_PAGE_TITLE: 'Waldur',
    FULL_PAGE_TITLE: 'Waldur | Cloud Service Management',
    CURRENCY_NAME: 'EUR',
    COUNTRIES: ['EE'],
    USER_MANDATORY_FIELDS: [],
    USER_REGISTRATION_HIDDEN_FIELDS: [],
    MASTERMIND_URL: '',
  },
  WALDUR_AUTH_SOCIAL: { ENABLE_SSO: false },
  WALDUR_INVOICES: { PAYMENT_INTERVAL: 30 },
  LANGUAGES: [['en', 'English']],
  LANGUAGE_CODE: 'en',
  FEATURES: { customer: { payments_for_staff_only: false } },
  plugins: [],
} as const;

export const configurationView = defineSingleView({
  path: '/api/configuration/',
  name: 'Configuration',
  operation: 'configuration_retrieve',
  permission: everybody,
  summary: 'The settings that a front end reads at its start',
  schema: () => constantValue(CONFIGURATION),
  answer: () => jsonReply(CONFIGURATION),
});
