/**
 * An organization's payments screen, by the functions of a generated client. Compiled against the client of each contract,
 * without a cast: what it reads, the types must have. Prints what it saw as JSON.
 */
import { linked, unlinked } from './answers.ts';
import * as forms from './form-client.ts';
import * as api from './json-client.ts';

const [baseUrl = '', token = '', customerUuid = '', otherProfile = ''] = process.argv.slice(2);
for (const { defaults } of [api, forms]) {
  defaults.baseUrl = baseUrl;
  defaults.headers['Authorization'] = `Token ${token}`;
}

interface Answered {
  readonly status: number;
}

/** The answer where it has that status. @throws Error for another one */
function having<Answer extends Answered, const Status extends Answer['status']>(
  status: Status,
  answer: Answer,
): Extract<Answer, { status: Status }> {
  if (has(answer, status)) return answer;
  throw new Error(`Answered ${answer.status}, not ${status}: ${JSON.stringify(answer)}`);
}

function has<Answer extends Answered, const Status extends number>(
  answer: Answer,
  status: Status,
): answer is Extract<Answer, { status: Status }> {
  return answer.status === status;
}

const { data: customer } = having(200, await api.customersRetrieve(customerUuid));
const active = customer.payment_profiles?.find(({ is_active }) => is_active === true);
if (active === undefined) throw new Error('The organization has no active profile.');

const uuids = new Set<string>();
const profileUuid = active.uuid;
for (let page = 1, hasNext = true; hasNext; page += 1) {
  const { data, headers } = having(200, await api.paymentsList({ profileUuid, page }));
  for (const { uuid } of data) uuids.add(uuid);
  hasNext = headers.get('link')?.includes('rel="next"') ?? false;
}

const { data: created } = having(
  201,
  await forms.paymentsCreate({
    profile: active.url,
    date_of_payment: '2024-03-05',
    sum: '250.00',
    proof: new File(['paid in full\n'], 'transfer.txt'),
  }),
);
const proof = created.proof === null ? '' : await (await fetch(created.proof)).text();

const { data: invoices } = having(
  200,
  await api.invoicesList({ customerUuid, state: ['paid'], pageSize: 1 }),
);
const [invoice] = invoices;
if (invoice?.url === undefined) throw new Error('The organization has no paid invoice.');
const link = having(200, await api.paymentsLinkToInvoice(created.uuid, { invoice: invoice.url }));
const { data: whileLinked } = having(200, await api.paymentsRetrieve(created.uuid));
const unlink = having(200, await api.paymentsUnlinkFromInvoice(created.uuid));

const { data: cleared } = having(
  200,
  await api.paymentsPartialUpdate(created.uuid, { proof: null }),
);
having(204, await api.paymentsDestroy(created.uuid));
const { data: gone } = having(404, await api.paymentsRetrieve(created.uuid));

const { data: enabled } = having(200, await api.paymentProfilesEnable(otherProfile));
const { data: refused } = having(
  400,
  await api.paymentsCreate({ profile: active.url, date_of_payment: '2024-03-07', sum: '1.00' }),
);

// biome-ignore lint/suspicious/noConsole: the test reads what is printed
console.log(
  JSON.stringify({
    active: active.name,
    payments: uuids.size,
    sum: created.sum,
    proof,
    linked: linked(link) === invoice.url,
    period: whileLinked.invoice_period,
    unlinked: unlinked(unlink),
    cleared: cleared.proof,
    gone: 'detail' in gone ? gone.detail : gone,
    enabled: enabled.detail,
    refused: 'profile' in refused ? refused.profile : refused,
  }),
);
