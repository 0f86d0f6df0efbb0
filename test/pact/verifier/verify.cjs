/** Verifies a file of Pact against a running mock, whose states it asks for; ends with what came of each interaction, as JSON. */
const { Verifier } = require('@pact-foundation/pact');

const [, , file] = process.argv;
const url = process.env.WALDUR_MOCK_URL;

const tell = (errors) => process.stdout.write(`\nRESULT ${JSON.stringify(errors)}\n`);

new Verifier({
  provider: 'waldur',
  providerBaseUrl: url,
  pactUrls: [file],
  providerStatesSetupUrl: `${url}/__admin/pact/provider-states`,
  providerStatesSetupTeardown: true,
  logLevel: 'error',
})
  .verifyProvider()
  .then(
    () => tell('verified'),
    (error) => {
      tell(String(error.message));
      process.exitCode = 1;
    },
  );
