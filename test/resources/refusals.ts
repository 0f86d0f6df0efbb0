/** Tables of refusals: what is wrong with a request, and what it is told. */
import { expect, it } from '@jest/globals';
import type { Answer, Ask, Client } from '../client.ts';

/** A body of text is a page that has to contain it; anything else is JSON that has to equal it. */
export type Refusal = readonly [
  what: string,
  ask: Partial<Ask>,
  status: number,
  body: string | object,
];

/** Texts that more than one endpoint answers. Source: BEHAVIOUR 2, 5, 6, 9 and 11. */
export const TEXT = {
  notAcceptable: { detail: 'Could not satisfy the request Accept header.' },
  notAuthenticated: { detail: 'Authentication credentials were not provided.' },
  denied: { detail: 'You do not have permission to perform this action.' },
  noPayment: { detail: 'No Payment matches the given query.' },
  noProfile: { detail: 'No PaymentProfile matches the given query.' },
  noInvoice: { detail: 'No Invoice matches the given query.' },
  badFilterUuid: { profile_uuid: ['Enter a valid UUID.'] },
  badJson: {
    detail:
      'JSON parse error - Expecting property name enclosed in double quotes: line 1 column 2 (char 1)',
  },
  plainText: { detail: 'Unsupported media type "text/plain" in request.' },
  required: ['This field is required.'],
  null: ['This field may not be null.'],
  noMatch: ['Invalid hyperlink - No URL match.'],
  wrongMatch: ['Invalid hyperlink - Incorrect URL match.'],
  missing: ['Invalid hyperlink - Object does not exist.'],
  badDate: ['Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'],
  badNumber: ['A valid number is required.'],
  notAFile: ['The submitted data was not a file. Check the encoding type on the form.'],
  notFoundPage: '<h1>Not Found</h1><p>The requested resource was not found on this server.</p>',
  serverErrorPage: '<h1>Server Error (500)</h1><p></p>',
} as const;

/** Each refusal is answered so, with the state left as it is. `common` is what all requests share. */
export function itRefuses(
  api: Client,
  common: Partial<Ask> & Pick<Ask, 'path'>,
  refusals: readonly Refusal[],
): void {
  it.each(refusals)('refuses %s, and changes nothing', async (_what, ask, status, body) => {
    const before = api.state();
    const answer = await api.send({ ...common, ...ask });
    expect([answer.status, bodyOf(answer, body)]).toEqual([status, body]);
    expect(api.state()).toEqual(before);
  });
}

function bodyOf(answer: Answer, wanted: string | object): unknown {
  if (typeof wanted !== 'string') return answer.json;
  return answer.text.includes(wanted) ? wanted : answer.text;
}
