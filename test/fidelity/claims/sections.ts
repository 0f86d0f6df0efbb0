/** All rules of the ledger, in the order of a request. */
import type { Section } from './rule.ts';
import { authentication } from './rules/authentication.ts';
import { bodies } from './rules/bodies.ts';
import { customers } from './rules/customers.ts';
import { fields } from './rules/fields.ts';
import { filters } from './rules/filters.ts';
import { headers } from './rules/headers.ts';
import { languages } from './rules/languages.ts';
import { links } from './rules/links.ts';
import { media } from './rules/media.ts';
import { neighbours } from './rules/neighbours.ts';
import { operations } from './rules/operations.ts';
import { pages } from './rules/pages.ts';
import { precedence } from './rules/precedence.ts';
import { representation } from './rules/representation.ts';
import { routing } from './rules/routing.ts';
import { serverErrors } from './rules/server-errors.ts';
import { users } from './rules/users.ts';
import { visibility } from './rules/visibility.ts';

export const SECTIONS: readonly Section[] = [
  representation,
  visibility,
  precedence,
  operations,
  links,
  fields,
  bodies,
  filters,
  pages,
  authentication,
  routing,
  headers,
  languages,
  media,
  neighbours,
  customers,
  users,
  serverErrors,
];
