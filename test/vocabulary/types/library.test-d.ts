/** What a compiler says of calls of the library: of each kind of name the right one, and a misspelled one. */
import {
  createMockServer,
  type FaultRequest,
  type FixtureDocument,
  fixturesFromJson,
  type PullReport,
  pullFixtures,
  type RequestPattern,
  type ServerEvent,
  type ServerOptions,
  type StateDocument,
  startMockServer,
  verifyRequests,
} from '../../../src/index.ts';

const server = createMockServer();

// Scenarios, contracts, and the other closed options.
startMockServer({ scenario: 'hundred-payments', contract: 'deployed', auth: 'off' });
// @ts-expect-error: there is no such scenario
createMockServer({ scenario: 'hundred-payment' });
// @ts-expect-error: there is no such contract
createMockServer({ contract: 'deploid' });
// @ts-expect-error: there is no such way
createMockServer({ auth: 'of' });
// @ts-expect-error: there is no such option
createMockServer({ contrct: 'deployed' });
// @ts-expect-error: there is no such limit
createMockServer({ maxSandbox: 3 });

// Users: those of the default world complete, and fixtures may have others.
server.as('staff').headers.Authorization satisfies string;
server.as('somebody of my own');
server.sandbox('other').as('other_owner');
// @ts-expect-error: a user has a name
server.as(5);

// What a reset keeps.
server.reset({ keep: ['state', 'faults'] });
// @ts-expect-error: there is no such part
server.reset({ keep: ['fault'] });

// Events.
const options: ServerOptions = {
  onEvent(event) {
    if (event.event === 'request') event.status satisfies number;
    // @ts-expect-error: there is no such event
    if (event.event === 'requested') return;
    // @ts-expect-error: an error has no path
    if (event.event === 'error') event.path satisfies string;
  },
};
createMockServer(options);
// @ts-expect-error: there is no such event
export const event: ServerEvent = { event: 'abort', method: 'GET', path: '/', durationMs: 1 };

// Faults: operations, presets, statuses, moments, transports.
server.faults.add({ operation: 'payments_create', respond: 'sum.max_digits', times: 1 });
server.faults.add({ operation: '*', respond: { preset: 'throttled', retryAfterSeconds: 2 } });
server.faults.addAll([{ operation: 'invoices_paid', respond: { status: 418, body: {} } }]);
server.faults.add({ operation: '*', transport: 'reset', when: 'afterCommit', delayMs: 5 });
server.faults.add({ operation: '*', respond: 'not_found', when: 'afterWork' });
server.faults.add({ operation: '*', delayMs: 5, when: 'beforeWork' });
// @ts-expect-error: there is no such operation
server.faults.add({ operation: 'payment_create', respond: 'not_found' });
// @ts-expect-error: there is no such preset
server.faults.add({ operation: 'payments_create', respond: 'not_fond' });
// @ts-expect-error: there is no such preset
server.faults.add({ operation: 'payments_create', respond: { preset: 'sum.max_digit' } });
// @ts-expect-error: there is no such status
server.faults.add({ operation: 'payments_create', respond: { status: 50 } });
// @ts-expect-error: there is no such status
server.faults.add({ operation: 'payments_create', respond: { status: 5000 } });
// @ts-expect-error: there is no such moment
server.faults.add({ operation: '*', respond: 'not_found', when: 'after' });
// @ts-expect-error: there is no such fault of the connection
server.faults.add({ operation: '*', transport: 'rest' });
// @ts-expect-error: there is no such member
server.faults.add({ operation: '*', respond: 'not_found', tims: 2 });
// @ts-expect-error: one of all is missing
server.faults.addAll([{ respond: 'not_found' }]);
server.faults.list()[0]?.description satisfies FaultRequest | undefined;
// @ts-expect-error: there is no such operation
if (server.faults.list()[0]?.operation === 'payment_create') server.reset();

// Patterns: by operation its status, query parameters and fields.
server.requests.wait({ operation: 'payments_create', status: 201, body: { sum: '1.00' } });
server.requests.wait({ operation: 'payments_list', query: { page: 2 }, actor: 'staff' });
server.requests.wait({ operation: 'payments_create', status: 503, actor: null, body: null });
server.requests.wait({ path: '/api/payments/*', status: 418, body: { whatever: true } });
server.requests.wait({ operation: null, query: { whatever: 1 } });
// @ts-expect-error: there is no such operation
server.requests.wait({ operation: 'payment_create' });
// @ts-expect-error: it answers 201
server.requests.wait({ operation: 'payments_create', status: 200 });
// @ts-expect-error: there is no such status
server.requests.wait({ path: '/api/payments/', status: 2000 });
// @ts-expect-error: it has no such field
server.requests.wait({ operation: 'payments_create', body: { summ: '1.00' } });
// @ts-expect-error: it has no such parameter
server.requests.wait({ operation: 'payments_list', query: { pag: 2 } });
// @ts-expect-error: a pattern has no such member
server.requests.wait({ operation: 'payments_list', actr: 'staff' });
// @ts-expect-error: there is no such limit
server.requests.wait({ operation: 'payments_list' }, { timeout: 5 });

const entries = server.requests.entries();
verifyRequests(entries, {
  matches: { operation: 'payments_list', ignoredNothing: true },
  times: 2,
});
verifyRequests(entries, {
  sequence: [{ operation: 'payments_create' }, { operation: 'payments_link_to_invoice' }],
  exact: true,
});
// @ts-expect-error: there is no such operation
verifyRequests(entries, { sequence: [{ operation: 'payments_link' }] });
export const pattern: RequestPattern = {
  operation: 'payments_link_to_invoice',
  // @ts-expect-error: the field is called invoice
  body: { bill: '' },
};
// @ts-expect-error: there is no such type of payment
export const kind: RequestPattern = {
  operation: 'payment_profiles_create',
  body: { payment_type: 'fixed' },
};

// The journal, and coverage.
// @ts-expect-error: there is no such operation
entries.filter(({ operation }) => operation === 'payment_list');
// @ts-expect-error: that ends no request
entries.filter(({ aborted }) => aborted === 'stop');
server.coverage.counts().operations.payments_list?.statuses['200'] satisfies number | undefined;
// @ts-expect-error: there is no such operation
server.coverage.counts().operations.payment_list;

// The state is a document with all columns, and loads again.
const state: StateDocument = server.state();
state.payments.map(({ sum, proof }) => [sum, proof] satisfies [string, string | null]);
server.seed(state);
createMockServer({ fixtures: state });
// @ts-expect-error: there is no such table
state.payment;
// @ts-expect-error: there is no such column
state.invoices.map(({ total }) => total);
// @ts-expect-error: there is no such state of an invoice
state.invoices.filter(({ state: each }) => each === 'payed');

// Imported JSON has texts where a document has names.
const imported = {
  $schema: '',
  invoices: [
    { customer: 'acme', state: 'paid', items: [] },
    { customer: 'acme', year: 2024 },
  ],
  users: [{ username: 'a', roles: [{ customer: 'acme', role: 'owner' }] }],
  payments: [
    { profile: 'p', proof: { name: 'a.pdf' } },
    { profile: 'p', proof: null },
  ],
};
// @ts-expect-error: any text is no state of an invoice
server.seed(imported);
server.seed(fixturesFromJson(imported));
createMockServer({ fixtures: [fixturesFromJson(imported), './more.json', 'empty'] });
// @ts-expect-error: a payment has a profile
fixturesFromJson({ payments: [{ sum: '1.00' }] });
fixturesFromJson({}) satisfies FixtureDocument;

// Pulling.
const from = 'https://waldur.example.com';
pullFixtures({ from, token: 'x', keep: ['uuids', 'sums', 'dates'], limit: 5, out: './fixtures' });
// @ts-expect-error: there is no such kind
pullFixtures({ from, token: 'x', keep: ['sum'] });
// @ts-expect-error: whose rows they are is said by a token
pullFixtures({ from });
declare const pulled: PullReport;
createMockServer({ fixtures: pulled.fixtures });
pulled.fields.filter(({ fate }) => fate === 'dropped');
// @ts-expect-error: there is no such fate
pulled.fields.filter(({ fate }) => fate === 'forgotten');

// Stubs: methods and roles.
server.stubs.add({ path: '/api/keys/', role: 'owner', body: [{ name: 'a' }] })
  .uuid satisfies string;
createMockServer({ stubs: [{ path: '/api/keys/', method: 'POST', status: 201 }] });
// @ts-expect-error: a stub has a path
server.stubs.add({ body: [] });
// @ts-expect-error: there is no such role
server.stubs.addAll([{ path: '/api/keys/', role: 'ownr' }]);
// @ts-expect-error: HEAD is answered by GET
server.stubs.replace([{ path: '/api/keys/', method: 'HEAD' }]);
server.requests.verify({ matches: { answeredBy: 'stub' } });
// @ts-expect-error: nobody of this name answers
server.requests.verify({ matches: { answeredBy: 'stubs' } });
