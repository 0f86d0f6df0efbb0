/** The rows of an organization that the write phase leans on, asked for before anything is written. */
import { isMembers } from '../../values/plain-json.ts';
import { type OptionError, optionError } from '../../values/schema/problem-error.ts';
import { parseUuid } from '../../values/uuid.ts';
import { parsed } from '../pull/source-answer.ts';
import { PROFILES } from './places.ts';
import type { Sample, SampleRow } from './sample.ts';
import type { Side } from './sides.ts';

/** It changes none of them. */
export interface Ground {
  readonly customer: string;
  /** Payments are made of it. Where there is one, enabling another would put it out of use. */
  readonly activeProfile: string | undefined;
  readonly paidInvoice: string | undefined;
  readonly otherInvoice: string | undefined;
}

const PAGE_SIZE = 100;
/** More profiles than that no organization has. */
const MOST_PAGES = 20;

/**
 * Whether the organization has an active profile, the server itself is asked, for the sample may lack it.
 * @throws OptionError where the sample lacks the organization or that profile; RemoteError
 */
export async function groundOf(sample: Sample, customer: string, real: Side): Promise<Ground> {
  const known = (table: string, uuid: string): boolean =>
    sample.rows(table).some((row) => isSame(row['uuid'], uuid));
  if (!known('customers', customer)) throw unfit('is an organization that the sample lacks');
  const activeProfile = await activeProfileOf(customer, real);
  if (activeProfile !== undefined && !known('payment_profiles', activeProfile)) {
    throw unfit('has an active profile that the sample lacks');
  }
  const invoices = sample.rows('invoices').filter((row) => isSame(row['customer'], customer));
  return {
    customer,
    activeProfile,
    paidInvoice: uuidOf(invoices.find((row) => row['state'] === 'paid')),
    otherInvoice: uuidOf(invoices.find((row) => row['state'] !== 'paid')),
  };
}

function unfit(what: string): OptionError {
  const message = `${what}: take a sample of more rows, or of that organization alone`;
  return optionError([{ pointer: '/write/customer', message }]);
}

/** @throws OptionError where it cannot be known; RemoteError */
async function activeProfileOf(customer: string, real: Side): Promise<string | undefined> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `${PROFILES}?page_size=${PAGE_SIZE}&page=${page}&organization_uuid=${customer}`;
    const { answer } = await real.ask({ caller: 'user', request: { method: 'GET', path } });
    if (answer.status !== 200) break;
    const rows = rowsIn(answer.body);
    const active = rows.find(
      (row) => row['is_active'] === true && isSame(row['organization_uuid'], customer),
    );
    if (active) return uuidOf(active);
    if (rows.length < PAGE_SIZE) return undefined;
  }
  const message = 'has payment profiles that cannot be listed';
  throw optionError([{ pointer: '/write/customer', message }]);
}

function rowsIn(body: Uint8Array): readonly SampleRow[] {
  const json = parsed(body);
  return Array.isArray(json) ? json.filter(isMembers) : [];
}

function uuidOf(row: SampleRow | undefined): string | undefined {
  return typeof row?.['uuid'] === 'string' ? row['uuid'] : undefined;
}

function isSame(reference: unknown, uuid: string): boolean {
  return typeof reference === 'string' && parseUuid(reference) === parseUuid(uuid);
}
