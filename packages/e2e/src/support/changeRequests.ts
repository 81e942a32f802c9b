import { Browser, Page, expect } from '@playwright/test';
import { Cookies } from './signIn';

/** Where the change request of the page stands: whether it is approved, and applied. */
export const changeRequestState = (page: Page) =>
  page.getByRole('region', { name: 'Where it stands' });

/**
 * Another person, whose cookies these are, opens a page and approves the change request
 * there: nobody may approve their own.
 * @param open - leads from a new page to that of the change request
 */
export async function approveChangeRequest(
  browser: Browser,
  cookies: Cookies,
  open: (page: Page) => Promise<unknown>,
) {
  const context = await browser.newContext();
  await context.addCookies(cookies);
  const page = await context.newPage();
  await open(page);
  await page.getByRole('button', { name: 'Approve and apply this change' }).click(); // prettier-ignore
  await expect(changeRequestState(page)).toContainText('Applied');
  await context.close();
}
