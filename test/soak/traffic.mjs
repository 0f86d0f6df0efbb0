/** The kinds of traffic, and how often each of them comes up. */
import { createHash } from 'node:crypto';

const STAFF = { Authorization: 'Token YOUR_API_TOKEN', 'Content-Type': 'application/json' };
const PAYMENT = '/api/payments/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';
const MEGABYTE = 1024 * 1024;
/** Sandboxes in use at a time, and requests after which a new one takes the place of the oldest: that one is never named again. */
const SANDBOXES = 40;
const REQUESTS_EACH = 50;
const SNAPSHOTS = 300;

/** Whole numbers below a limit, the same ones for the same seed. Source: xorshift32, Marsaglia 2003. */
export function createChance(seed) {
  let state = createHash('sha256').update(String(seed)).digest().readUInt32LE() || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** Operations that end when there is news, or never: waiters have traffic of their own, the feed ends by its time in the nonsense. */
const LASTING = ['admin_requests_wait', 'admin_events'];

/**
 * One piece of traffic for every call: `send(kind, wanted, allowances)` sends and judges a request. `round` is in the names of
 * sandboxes: one that is dropped does not come back.
 */
export function createTraffic({ api, admin }, chance, round) {
  /** In it nothing is faulty or reset: there, every request is answered. */
  const calm = `/__sandbox/calm-${round}`;
  let sent = 0;
  const pick = (list) => list[chance(list.length)];
  const sandbox = () => `s${round}-${Math.floor(sent / REQUESTS_EACH) + chance(SANDBOXES)}`;
  const rough = () => (chance(4) === 0 ? '' : `/__sandbox/${sandbox()}`);
  const lossy = { mayBeLost: true };
  const json = (method, path, value) => ({
    method,
    path,
    headers: STAFF,
    body: JSON.stringify(value),
  });
  const operation = (prefix, { method, path, body, query }) => {
    const search = query.length > 0 && chance(3) === 0 ? `?${pick(query)}=${chance(5)}` : '';
    const sent = method === 'GET' || method === 'HEAD' ? undefined : body;
    return { method, path: `${prefix}${path}${search}`, headers: STAFF, body: sent };
  };
  const upload = (prefix, size) => {
    const fields = { profile: '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/' };
    const parts = Object.entries({ ...fields, date_of_payment: '2024-01-15', sum: '1.00' }).map(
      ([name, value]) =>
        `--soak\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const head = `${parts.join('')}--soak\r\nContent-Disposition: form-data; name="proof"; filename="p.bin"\r\n\r\n`;
    const body = Buffer.concat([
      Buffer.from(head),
      Buffer.alloc(size, 1),
      Buffer.from('\r\n--soak--\r\n'),
    ]);
    const headers = { ...STAFF, 'Content-Type': 'multipart/form-data; boundary=soak' };
    return { method: 'POST', path: `${prefix}/api/payments/`, headers, body };
  };

  /** What was made, if its answer came whole. */
  const payment = ({ end, status, text }) =>
    end === 'answered' && status === 201 ? JSON.parse(text) : undefined;

  const kinds = {
    /** Any operation of the API, in any sandbox. */
    'API operations': [40, (send) => send(operation(rough(), pick(api)), lossy)],
    /** A payment's life where nothing disturbs it. */
    'undisturbed flows': [
      15,
      async (send) => {
        const creation = api.find(({ id }) => id === 'payments_create');
        const made = payment(await send(operation(calm, { ...creation, query: [] })));
        const path = `${calm}/api/payments/${made?.uuid}/`;
        for (const method of ['GET', 'HEAD', 'DELETE'])
          await send({ method, path, headers: STAFF });
        await send({ path: `${calm}/api/payments/`, headers: STAFF });
      },
    ],
    uploads: [
      4,
      async (send) => {
        const prefix = rough();
        const answer = await send(
          upload(prefix, chance(chance(20) === 0 ? 4 * MEGABYTE : MEGABYTE / 8)),
          lossy,
        );
        const proof = payment(answer)?.proof;
        if (proof) await send({ path: new URL(proof).pathname }, lossy);
      },
    ],
    /** Clients that leave while they send, or while they read. */
    'aborted requests': [
      5,
      async (send) => {
        const prefix = rough();
        const body = upload(prefix, 20_000);
        await send({ ...body, sends: chance(body.body.length) }, lossy);
        await send(
          { path: `${prefix}/__admin/${pick(['state', 'requests', 'openapi.json'])}`, reads: 1 },
          lossy,
        );
      },
    ],
    faults: [
      6,
      async (send) => {
        const prefix = rough();
        const { id } = pick(api);
        const respond = {
          status: pick([429, 500, 503]),
          headers: { 'X-Soak-Fault': '1' },
          body: 'x'.repeat(chance(5000)),
        };
        const fault = pick([
          { respond },
          { respond: pick(['throttled', 'not_found', 'bad_gateway', 'permission_denied']) },
          { transport: pick(['reset', 'truncate', 'slowBody']) },
          { delayMs: chance(100), when: pick(['beforeWork', 'afterWork']) },
        ]);
        await send(
          json('POST', `${prefix}/__admin/faults`, {
            operation: pick(['*', id]),
            times: 1 + chance(3),
            ...fault,
          }),
          lossy,
        );
        for (let index = 0; index < 3; index += 1) await send(operation(prefix, pick(api)), lossy);
        if (chance(4) === 0)
          await send({ method: 'DELETE', path: `${prefix}/__admin/faults` }, lossy);
      },
    ],
    /** Answers that never come; some clients leave, others are ended by a reset. */
    stalls: [
      2,
      async (send) => {
        const prefix = `/__sandbox/stall-${round}-${chance(5)}`;
        await send(
          json('POST', `${prefix}/__admin/faults`, {
            operation: 'payments_retrieve',
            transport: 'stall',
          }),
          lossy,
        );
        const stalled = send(
          { path: prefix + PAYMENT, headers: STAFF, patienceMs: 200 },
          { ...lossy, mayStall: true },
        );
        if (chance(2) === 0) await send({ method: 'POST', path: `${prefix}/__admin/reset` }, lossy);
        await stalled;
      },
    ],
    snapshots: [
      6,
      async (send) => {
        const prefix = rough();
        const path = `${prefix}/__admin/snapshots/n${chance(SNAPSHOTS)}`;
        await send({ method: 'PUT', path }, lossy);
        await send({ ...operation(prefix, pick(api)) }, lossy);
        await send(
          pick([{ path }, { method: 'POST', path: `${path}/restore` }, { method: 'DELETE', path }]),
          lossy,
        );
      },
    ],
    sandboxes: [
      3,
      async (send) => {
        const name = sandbox();
        if (chance(2) === 0)
          await send({ method: 'DELETE', path: `/__admin/sandboxes/${name}` }, lossy);
        const payments = 50 + chance(200);
        const generate = { seed: chance(100), customers: 2, users: 2, invoices: 5, payments };
        await send(json('POST', '/__admin/sandboxes', { name, fixtures: { generate } }), lossy);
      },
    ],
    resets: [
      5,
      async (send) => {
        const prefix = rough();
        const seed = json('PUT', `${prefix}/__admin/state`, { customers: [{ name: 'Acme' }] });
        await send(pick([seed, { method: 'POST', path: `${prefix}/__admin/reset` }]), lossy);
        await send({ method: 'POST', path: `${prefix}/__admin/reset` }, lossy);
      },
    ],
    journal: [
      8,
      async (send) => {
        const path = `${rough()}/__admin/requests`;
        const matches = { operation: pick(api).id };
        await send({ path: `${path}?limit=${chance(2000)}` }, lossy);
        await send(json('POST', `${path}/count`, matches), lossy);
        await send(json('POST', `${path}/verify`, { matches, times: chance(3) }), lossy);
        await send(
          json('POST', `${path}/wait`, { matches, times: 1 + chance(50), timeoutMs: chance(100) }),
          lossy,
        );
      },
    ],
    /** Waiters whose client does not stay. */
    'abandoned waiters': [
      2,
      (send) => {
        const order = { matches: { path: '/never/' }, timeoutMs: 60_000 };
        const wanted = json('POST', `${rough()}/__admin/requests/wait`, order);
        return send({ ...wanted, patienceMs: 50 }, { ...lossy, mayStall: true });
      },
    ],
    /** Every other order that the control plane takes, as its document has it. */
    'control plane': [
      6,
      (send) =>
        send(operation(rough(), pick(admin.filter(({ id }) => !LASTING.includes(id)))), lossy),
    ],
  };
  const tickets = Object.entries(kinds).flatMap(([kind, [weight]]) => Array(weight).fill(kind));
  return async (send) => {
    const kind = pick(tickets);
    await kinds[kind][1]((wanted, allowances) => {
      sent += 1;
      return send(kind, wanted, allowances);
    });
  };
}
