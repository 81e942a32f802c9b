import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, Page, test as base } from '@playwright/test';
import { ROOT } from '@rosetta/launcher/home';
import { settled } from './settled';

export type DemoUser =
  | 'engineer'
  | 'finops-admin'
  | 'monitoring-admin'
  | 'referentiel-admin'
  | 'platform-admin'
  | 'visitor';

interface AccessibilityOptions {
  /** Only what axe calls serious or critical. */
  serious?: boolean;
  /** A part of the page that is left out. */
  except?: string;
}

interface Helpers {
  /** Opens the portal and signs in, by the demo identity provider. */
  signIn(user: DemoUser): Promise<void>;
  /** Fails on any violation of WCAG 2.2 AA on the page as it is now. */
  expectAccessible(options?: AccessibilityOptions): Promise<void>;
  /** A picture for the documentation, `docs/images/<name>.png`. */
  picture(name: string): Promise<void>;
  /** Errors in the console that belong to what is tested. */
  allowConsole(pattern: RegExp): void;
}

/** Playwright's test, where an error in the browser's console fails it too. */
export const test = base.extend<Helpers & { allowed: RegExp[] }>({
  baseURL: async ({}, use) => use(process.env.ROSETTA_E2E_URL),
  // Before anybody has signed in, the portal asks for a session and is told there is none.
  allowed: async ({}, use) => use([/401 .*\/api\/auth\/oidc\/refresh/]),
  allowConsole: async ({ allowed }, use) => {
    await use(pattern => allowed.push(pattern));
  },
  page: async ({ page, allowed }, use) => {
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
  signIn: async ({ page }, use) => {
    await use(user => signIn(page, user));
  },
  expectAccessible: async ({ page }, use) => {
    await use(options => expectAccessible(page, options));
  },
  picture: async ({ page }, use) => {
    await use(async name => {
      const path = join(ROOT, 'docs/images', `${name}.png`);
      if (process.env.ROSETTA_PICTURES) await page.screenshot({ path });
    });
  },
});

async function signIn(page: Page, user: DemoUser) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: user }).click();
  await expect(page.getByRole('main')).toBeVisible();
}

const SERIOUS: readonly unknown[] = ['serious', 'critical'];

async function expectAccessible(
  page: Page,
  { serious = false, except }: AccessibilityOptions = {},
) {
  // What is still loading is not the page yet.
  await settled(page);
  const axe = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
  ]);
  const { violations } = await (except ? axe.exclude(except) : axe).analyze();
  const counted = violations.filter(
    ({ impact }) => !serious || SERIOUS.includes(impact),
  );
  const found = counted.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target }) => target.join(' ')),
  }));
  expect(found, 'accessibility').toEqual([]);
}

export { expect };
