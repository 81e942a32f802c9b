import { Page } from '@playwright/test';
import { DemoUser, expect, test } from '../support/test';

const USERS: readonly DemoUser[] = [
  'engineer',
  'finops-admin',
  'monitoring-admin',
  'referentiel-admin',
  'platform-admin',
  'visitor',
];

const ROUTES = [
  '/api/catalog/entities',
  '/api/search/query?term=a',
  '/api/techdocs/metadata/techdocs/default/component/rosetta',
];

/** The token that the page of a signed-in person works with. */
async function tokenOfPage(page: Page) {
  const sent = page.waitForRequest(/\/api\/rosetta\/v1\/me$/);
  await page.goto('/your-access');
  return { authorization: (await sent).headers().authorization! };
}

async function signOut(page: Page) {
  await page.goto('/settings');
  await page.getByTestId('user-settings-menu').click();
  await page.getByTestId('sign-out').click();
  await expectSignedOut(page);
}

async function expectSignedOut(page: Page) {
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
}

for (const user of USERS)
  test(`${user} signs out, nothing is left in the browser and the token is refused`, async ({
    page,
    signInByPages,
    allowConsole,
  }) => {
    // The settings page requests the person from the catalog, who may have no role.
    allowConsole(/40[13]/);
    await signInByPages(user);
    const headers = await tokenOfPage(page);
    const me = () => page.request.get('/api/rosetta/v1/me', { headers });
    expect((await me()).status()).toBe(200);

    await signOut(page);
    await page.goBack();
    await expectSignedOut(page);
    await page.reload();
    await expectSignedOut(page);
    expect((await me()).status()).toBe(401);
    for (const route of ROUTES) {
      const answer = await page.request.get(route, { headers });
      expect([route, answer.status()]).toEqual([route, 401]);
    }

    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).click();
    // The provider shows its login page: its session has ended too.
    await expect(page.getByRole('button', { name: 'engineer' })).toBeVisible();
  });
