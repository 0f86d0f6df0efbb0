/** What the types of a generated client refuse: each of these is an error to the compiler, and none is ever run. */
import * as api from './json-client.ts';

export const refused = [
  // @ts-expect-error: every payment has a profile
  () => api.paymentsCreate({ date_of_payment: '2024-03-01', sum: '1.00' }),
  // @ts-expect-error: there is no such state
  () => api.invoicesList({ state: ['unpaid'] }),
  // @ts-expect-error: a list is not answered so
  async () => (await api.paymentsList()).status === 201,
  async () => {
    const answer = await api.paymentsRetrieve('');
    // @ts-expect-error: a refusal has no sum
    return answer.data.sum;
  },
];
