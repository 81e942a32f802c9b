import { availableParallelism } from 'node:os';
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
  globalSetup: './src/support/startForTests.ts',
  outputDir: join(RESULTS, 'results'),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // A retry would hide what only sometimes works.
  retries: 0,
  // A test waits for the platform about a third of its time.
  workers: availableParallelism() + 1,
  projects: [
    { name: 'writing', testDir: './src/writing', fullyParallel: true },
    { name: 'reading', testDir: './src/reading', fullyParallel: true },
    {
      name: 'alone',
      testDir: './src/alone',
      // A run that another test starts meanwhile would publish what they change.
      dependencies: ['writing', 'reading'],
    },
    {
      name: 'sign-out',
      testDir: './src/signOut',
      fullyParallel: true,
      // Signing out ends every session of that person, also those of other tests.
      dependencies: ['alone'],
    },
    // On request, as it starts platforms of its own, one after the other.
    ...(process.env.ROSETTA_E2E_LAUNCHER
      ? [{ name: 'launcher', testDir: './src/launcher' }]
      : []),
    // On request, against a platform that has such a domain.
    ...(process.env.ROSETTA_E2E_DOMAIN
      ? [{ name: 'generated-domain', testDir: './src/generatedDomain' }]
      : []),
  ],
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
    // A picture of every frame would take a third of the processor.
    trace: { mode: 'retain-on-failure', screenshots: false },
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
