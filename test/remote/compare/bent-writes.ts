/** Bends of what is refused, and of what is written. */
import type { Asked } from './bending-proxy.ts';
import { answers, type Bend, json } from './bends.ts';

const isPost =
  (end: string) =>
  ({ method, path }: Asked): boolean =>
    method === 'POST' && path.endsWith(end);

export const BENT_WRITES: readonly Bend[] = [
  {
    name: 'required fields are told otherwise',
    refusals: true,
    after: answers(isPost('/api/payments/'), (answer) => ({
      ...answer,
      body: answer.body.replaceAll('This field is required.', 'Required.'),
    })),
    ...{ rules: /^(payments_create|csrf)/, places: /^\/(sum|profile|date_of_payment)/ },
  },
  {
    name: 'refusals have another status',
    refusals: true,
    after: answers(
      (asked, { status }) => isPost('/api/payment-profiles/')(asked) && status === 400,
      (answer) => ({ ...answer, status: 422 }),
    ),
    ...{ rules: /^payment_profiles_create/, places: /^(status|body)$/ },
  },
  {
    name: 'a media type is not refused as such',
    refusals: true,
    after: answers(
      (_, { status }) => status === 415,
      (answer) => ({ ...answer, status: 400 }),
    ),
    ...{ rules: /^payments_create: Content-Type|: /, places: /^(status|body)$/ },
  },
  {
    name: 'made is 200',
    writes: true,
    after: answers(
      (asked, { status }) => isPost('/api/payments/')(asked) && status === 201,
      (answer) => ({ ...answer, status: 200 }),
    ),
    ...{ rules: /^payments_create: /, places: /^(status|body)$/ },
  },
  {
    name: 'deleted is 200',
    writes: true,
    after: answers(
      ({ method }, { status }) => method === 'DELETE' && status === 204,
      (answer) => ({ ...answer, status: 200 }),
    ),
    ...{ rules: /_destroy: /, places: /^status$/ },
  },
  {
    name: 'a link answers in other words',
    writes: true,
    after: json(isPost('/link_to_invoice/'), () => ({ detail: 'Linked.' })),
    ...{ rules: /^payments_link_to_invoice/, places: /^\/detail$/ },
  },
  {
    name: 'a change is not made',
    writes: true,
    before: ({ method }) => (method === 'PATCH' ? { method: 'GET' } : {}),
    ...{ rules: /_partial_update|_retrieve|_update|^payment/, places: /^(status|body|\/|header)/ },
  },
];
