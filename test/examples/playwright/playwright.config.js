/** Example: Playwright starts the mock before its tests, and stops it after them. */
const { defineConfig } = require('@playwright/test');

const port = process.env.WALDUR_PORT ?? '8123';
const url = `http://127.0.0.1:${port}`;

module.exports = defineConfig({
  testDir: '.',
  use: { baseURL: url },
  webServer: {
    command: `npx waldur-payments-mock start --port ${port} --quiet`,
    url: `${url}/__admin/health`,
    reuseExistingServer: false,
  },
});
