/** Example: a Cypress spec. Every test begins with the payments of the shipped world. */
const waldur = Cypress.env('waldurUrl');

const record = (token) =>
  cy.request({
    method: 'POST',
    url: `${waldur}/api/payments/`,
    headers: { Authorization: `Token ${token}` },
    body: {
      profile: '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/',
      date_of_payment: '2023-10-01',
      sum: '100.00',
    },
    failOnStatusCode: false,
  });

beforeEach(() => {
  cy.request('POST', `${waldur}/__admin/reset`);
});

it('records a payment', () => {
  record(Cypress.env('waldurToken')).then(({ status, body }) => {
    expect(status).to.equal(201);
    expect(body.sum).to.equal('100.00');
  });
});

it('lets no owner record payments', () => {
  record('owner-token').then(({ status }) => {
    expect(status).to.equal(403);
  });
});
