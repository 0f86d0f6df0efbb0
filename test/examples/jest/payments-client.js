/** Example: a small client of the payments API, as an application has one. */

/** `token` is the user's; `url` is where Waldur is, which may have a path. */
exports.createPaymentsClient = ({ url, token }) => {
  const send = async (method, path, body) => {
    const response = await fetch(`${url}/api/${path}`, {
      method,
      headers: { Authorization: `Token ${token}`, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (response.status === 503) throw new Error('Waldur is busy: try again later.');
    const answer = await response.text();
    if (!response.ok) throw new Error(`Waldur refuses: ${answer}`);
    return answer === '' ? undefined : JSON.parse(answer);
  };
  return {
    record: ({ profile, date, sum }) =>
      send('POST', 'payments/', {
        profile: `${url}/api/payment-profiles/${profile}/`,
        date_of_payment: date,
        sum,
      }),
    link: (payment, invoice) =>
      send('POST', `payments/${payment}/link_to_invoice/`, {
        invoice: `${url}/api/invoices/${invoice}/`,
      }),
    all: () => send('GET', 'payments/?page_size=300'),
  };
};
