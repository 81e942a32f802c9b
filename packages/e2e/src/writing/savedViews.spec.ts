import { Page } from '@playwright/test';
import { signInWithoutPages } from '../support/signIn';
import { expect, test } from '../support/test';

const searchOf = (page: Page) => new URL(page.url()).search;

const openViews = (page: Page) =>
  page.getByRole('button', { name: /^Saved views: / }).click();

const viewOf = (page: Page, name: string) =>
  page.getByRole('link', { name, exact: true });

const narrowToCompute = async (page: Page) => {
  await page.goto('/finops');
  await page.getByRole('button', { name: /^Period: / }).click();
  await page.getByRole('menuitemradio', { name: /^Last 3 months/ }).click();
  await expect(page).toHaveURL(/period=last-3/);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Domain' }).click();
  await page.getByRole('option', { name: 'Compute' }).click();
  await expect(page.getByRole('button', { name: /^Domain: Compute/ })).toBeVisible(); // prettier-ignore
  await expect(page).toHaveURL(/domain=compute/);
};

const nameIt = async (page: Page, name: string) => {
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
};

test('a view of costs that was saved is there after a reload and in a new session, until it is deleted', async ({
  page,
  signIn,
  browser,
  playwright,
  portalUrl,
}) => {
  test.slow();
  const name = `Compute ${Date.now()}`;
  const renamed = `${name}, for the board`;
  await signIn('finops-admin');
  await narrowToCompute(page);
  const saved = searchOf(page);
  await page.getByRole('button', { name: 'Save view' }).click();
  await nameIt(page, name);
  await openViews(page);
  await expect(viewOf(page, name)).toBeVisible();

  await page.goto('/finops');
  await openViews(page);
  await viewOf(page, name).click();
  await expect(page).toHaveURL(({ search }) => search === saved);
  await expect(page.getByRole('button', { name: /^Domain: Compute/ })).toBeVisible(); // prettier-ignore

  await openViews(page);
  await page.getByRole('button', { name: `Rename “${name}”` }).click();
  await nameIt(page, renamed);
  await openViews(page);
  await expect(viewOf(page, renamed)).toBeVisible();

  // Another browser of the same person, who signs in there.
  const elsewhere = await browser.newContext({ baseURL: portalUrl });
  await elsewhere.addCookies(
    await signInWithoutPages(playwright.request, portalUrl, 'finops-admin'),
  );
  const other = await elsewhere.newPage();
  await other.goto('/finops');
  await openViews(other);
  await expect(viewOf(other, name)).toHaveCount(0);
  await viewOf(other, renamed).click();
  await expect(other).toHaveURL(({ search }) => search === saved);
  await openViews(other);
  await other.getByRole('button', { name: `Delete “${renamed}”` }).click();
  await expect(viewOf(other, renamed)).toHaveCount(0);
  await elsewhere.close();

  // Another view is saved, so that there is a list to look into.
  await page.goto('/finops?domain=compute');
  await page.getByRole('button', { name: 'Save view' }).click();
  await nameIt(page, name);
  await openViews(page);
  await expect(viewOf(page, name)).toBeVisible();
  await page.reload();
  await openViews(page);
  await expect(viewOf(page, name)).toBeVisible();
  await expect(viewOf(page, renamed)).toHaveCount(0);
  await page.getByRole('button', { name: `Delete “${name}”` }).click();
  await expect(viewOf(page, name)).toHaveCount(0);
});
