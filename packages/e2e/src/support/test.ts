import { expect, test as base } from '@playwright/test';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { AccessibilityOptions, expectAccessible } from './accessibility';
import { portalUrl } from './platform';
import { waitUntilLoaded, watchRequests } from './waitUntilLoaded';
import { Cookies, DemoUser, signInByPages, signInWithoutPages } from './signIn';

export type { DemoUser } from './signIn';

/** The platform may still be starting, and loading the demo company. */
const START_LIMIT_MS = 300_000;

/** Charts are drawn again in other colours. */
const PAINT_MS = 1_000;

interface WorkerHelpers {
  portalUrl: string;
  /** The cookies of a demo user, who signs in once for all tests of a worker. */
  cookiesOf(user: DemoUser): Promise<Cookies>;
}

interface Helpers {
  /** The next page that is opened is that user's. */
  signIn(user: DemoUser): Promise<void>;
  /** Opens the portal and signs in by its pages, for tests of just that. */
  signInByPages(user: DemoUser): Promise<void>;
  /** Fails on any violation of WCAG 2.2 AA on the page as it is now. */
  expectAccessible(options?: AccessibilityOptions): Promise<void>;
  /** A picture for the documentation, `docs/images/<name>.png`, and one in dark mode, `<name>-dark.png`, where it has a place. */
  picture(name: string, options?: { dark?: boolean }): Promise<void>;
  /** Errors in the console that belong to what is tested. */
  allowConsole(pattern: RegExp): void;
  allowed: RegExp[];
}

/** Playwright's test, where an error in the browser's console fails it too. */
export const test = base.extend<Helpers, WorkerHelpers>({
  portalUrl: [
    async ({}, use) => use(await portalUrl()),
    { scope: 'worker', timeout: START_LIMIT_MS },
  ],
  cookiesOf: [
    async ({ playwright, portalUrl: url }, use) => {
      const signedIn = new Map<DemoUser, Cookies>();
      await use(async user => {
        const cookies =
          signedIn.get(user) ??
          (await signInWithoutPages(playwright.request, url, user));
        signedIn.set(user, cookies);
        return cookies;
      });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ portalUrl: url }, use) => use(url),
  // Before a sign-in the portal requests a session, and gets 401.
  allowed: async ({}, use) => use([/401 .*\/api\/auth\/oidc\/refresh/]),
  allowConsole: async ({ allowed }, use) => {
    await use(pattern => allowed.push(pattern));
  },
  page: async ({ page, allowed }, use) => {
    watchRequests(page);
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error')
        errors.push(`${message.text()} ${message.location().url}`);
    });
    await use(page);
    const unexpected = errors.filter(
      text => !allowed.some(pattern => pattern.test(text)),
    );
    expect(unexpected, "errors in the browser's console").toEqual([]);
  },
  signIn: async ({ context, cookiesOf }, use) => {
    await use(async user => context.addCookies(await cookiesOf(user)));
  },
  signInByPages: async ({ page }, use) => {
    await use(user => signInByPages(page, user));
  },
  expectAccessible: async ({ page }, use) => {
    await use(options => expectAccessible(page, options));
  },
  picture: async ({ page }, use) => {
    const take = (name: string) =>
      page.screenshot({ path: join(ROOT, 'docs/images', `${name}.png`) });
    await use(async (name, { dark = false } = {}) => {
      if (!process.env.ROSETTA_PICTURES) return;
      await waitUntilLoaded(page);
      await page.waitForTimeout(PAINT_MS);
      await take(name);
      if (!dark) return;
      await page.emulateMedia({ colorScheme: 'dark' });
      await waitUntilLoaded(page);
      await page.waitForTimeout(PAINT_MS);
      await take(`${name}-dark`);
      await page.emulateMedia({ colorScheme: 'light' });
    });
  },
});

export { expect };
