/** The names of all that the API refuses, whatever the contract. */
import { site } from '../../resources/index.ts';
import { lazy } from '../../values/lazy.ts';

export const refusalNames = lazy(
  (): ReadonlySet<string> => new Set(site.refusals.map(({ name }) => name)),
);
