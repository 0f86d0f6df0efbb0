/** Example: `npx waldur-payments-mock exec -- npx cypress run` starts the mock, and stops it after the tests. */
module.exports = {
  e2e: {
    specPattern: '*.cy.js',
    supportFile: false,
    // exec sets both; an app under test gets the same URL as that of its Waldur.
    env: {
      waldurUrl: process.env.WALDUR_MOCK_URL,
      waldurToken: process.env.WALDUR_MOCK_TOKEN,
    },
  },
};
