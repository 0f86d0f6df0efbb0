/** What `start` says to people beside where it listens: where to look, what there is, and what to paste. */

import { type ContractChoice, contractOf } from '../server/contract-option.ts';
import { ADMIN_PATH } from '../values/own-paths.ts';
import { rowCounts } from '../values/row-counts.ts';

/** The pages of the control plane. */
export interface Pages {
  readonly inspector: string;
  readonly console: string;
}

export function pagesAt(url: string): Pages {
  return { inspector: `${url}${ADMIN_PATH}/`, console: `${url}${ADMIN_PATH}/docs` };
}

export interface Banner {
  /** Undefined where there is no control plane. */
  readonly pages: Pages | undefined;
  readonly fixtures: readonly string[];
  readonly rows: Readonly<Record<string, number>>;
  readonly contract: ContractChoice;
  readonly firstRequest: string;
}

/** Of a line for a shell: a log is read by more people than the fixtures, whose tokens may be those of a real server. */
export function withoutToken(line: string): string {
  // What ends it is the quote around the header.
  return line.replace(
    /(Authorization: Token )[!-~]+/,
    (found, before: string) => `${before}<token>${found.slice(-1)}`,
  );
}

/** A line each, what it tells of aligned. */
export function bannerLines({
  pages,
  fixtures,
  rows,
  contract,
  firstRequest,
}: Banner): readonly string[] {
  const told: readonly (readonly [string, string])[] = [
    ['inspector', pages?.inspector ?? 'none (--no-admin)'],
    ['API console', pages?.console ?? 'none (--no-admin)'],
    ['world', `${fixtures.join(', ')}: ${rowCounts(rows)}`],
    ['contract', contractOf(contract).label],
    ['try', firstRequest],
  ];
  const width = Math.max(...told.map(([what]) => what.length));
  return told.map(([what, words]) => `  ${what.padEnd(width)}  ${words}`);
}
