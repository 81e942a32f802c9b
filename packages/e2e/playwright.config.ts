import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { ROOT } from '@rosetta/launcher/home';
import { findProgram } from '@rosetta/test-runner/programs';

const RESULTS = join(ROOT, 'e2e-test-report');

/**
 * Against the real platform, started once by the real launcher; with `ROSETTA_E2E_URL`,
 * against one that runs already.
 */
export default defineConfig({
  testDir: './src',
  globalSetup: './src/support/startForTests.ts',
  outputDir: join(RESULTS, 'results'),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // A retry would hide what only sometimes works.
  retries: 0,
  workers: 1,
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: join(RESULTS, 'html') }],
    ['json', { outputFile: join(RESULTS, 'report.json') }],
  ],
  use: {
    actionTimeout: 30_000,
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findProgram('chromium'),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
