import { Browser, Page } from '@playwright/test';
import {
  approveChangeRequest,
  changeRequestState,
} from '../support/changeRequests';
import { createApiClient, fetchAuthorization } from '../support/portal';
import { Cookies } from '../support/signIn';
import { expect, test } from '../support/test';

const SHEET = '/referentiel/applications/app-loyalty';
const APPLICATION = '/api/rosetta/ref/v1/applications/app-loyalty';
const REQUESTS = '/api/rosetta/ref/v1/change-requests';
/** No test before this one, on a platform that stays, has said the same. */
const WORDS = `Points and vouchers of customers (${Date.now()})`;

/** Asks for another description on the sheet of an application; the page of the request opens. */
async function proposeDescription(page: Page) {
  await page.goto(SHEET);
  await page.getByRole('button', { name: 'Propose a change' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Description').fill(WORDS);
  await form.getByRole('radio', { name: /^Correct the past/ }).check();
  await form.getByLabel('Reason').fill('Newcomers ask what it is for');
  await form.getByRole('button', { name: 'Submit for approval' }).click();
  await expect(page).toHaveURL(/\/referentiel\/requests\/cr-\d+$/);
  return page.url().split('/').at(-1)!;
}

/** The author is told why not on the page, and refused by the service. */
async function expectOwnApprovalRefused(page: Page, id: string) {
  await expect(page.getByText('somebody else must approve it')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
  const answer = await page.request.post(`${REQUESTS}/${id}/approve`, {
    headers: { ...(await fetchAuthorization(page)), 'if-match': '"1"' },
    data: {},
  });
  expect(answer.status()).toBe(403);
}

/** Another person finds the request among those that await them, and approves it. */
const approve = (browser: Browser, cookies: Cookies, id: string) =>
  approveChangeRequest(browser, cookies, async page => {
    await page.goto('/referentiel/requests?sort=updatedAt&order=desc');
    await page.locator(`a[href$="/requests/${id}"]`).click();
  });

test('a change is requested, compared, refused to its author, approved by another, shown on the sheet, and undone', async ({
  page,
  browser,
  cookiesOf,
  signIn,
  expectAccessible,
  picture,
}) => {
  await signIn('engineer');
  await page.goto(SHEET);
  const get = await createApiClient(page);
  const { description: before } = await get(APPLICATION);
  const line = page.getByRole('main').locator('header p').first();
  await expect(line).toHaveText(before);

  const id = await proposeDescription(page);
  const row = page.getByRole('row').filter({ hasText: 'Description' });
  await expect(row).toContainText(WORDS);
  await expect(
    page.getByText(/changes no identifier and no owner/),
  ).toBeVisible();
  await expectAccessible();
  await picture('change-request', { dark: true });
  await expectOwnApprovalRefused(page, id);
  const admin = await cookiesOf('referentiel-admin');
  await approve(browser, admin, id);
  await page.goto(SHEET);
  await expect(line).toHaveText(WORDS);

  await page.goto(`/referentiel/requests/${id}`);
  await page.getByRole('button', { name: 'Undo this change' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('It was a test');
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page).not.toHaveURL(new RegExp(`/${id}$`));
  const undoing = page.url().split('/').at(-1)!;
  await page.getByRole('button', { name: 'Submit for approval' }).click();
  await expect(changeRequestState(page)).toContainText('Waits for approval');
  await approve(browser, admin, undoing);
  await page.goto(SHEET);
  await expect(line).toHaveText(before);
});
