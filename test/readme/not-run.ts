/** The code blocks that no test runs as they stand, each by its first line, and why not. */

export const NOT_RUN: Readonly<Record<string, string>> = {
  'npx waldur-payments-mock pull --from https://waldur.example.com --token-env WALDUR_TOKEN --out ./pulled':
    'asks a real Waldur: test/readme/own-waldur.test.ts runs it with a mock in its place',
  'docker build -t waldur-payments-mock .':
    'needs Docker: test/image/snippets.test.ts holds it to the Dockerfile, and .ci/check-image.mjs builds and runs the image',
  'npx waldur-payments-mock start --port 8001 --fixtures ./fixtures':
    'written from the examples of the commands, which test/cli/help.test.ts parses',
  'npx waldur-payments-mock start --port 8001 --fixtures ./fixtures --watch':
    'written from the examples of the commands, which test/cli/help.test.ts parses',
};
