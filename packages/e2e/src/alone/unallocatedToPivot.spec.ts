import { Browser, Page } from '@playwright/test';
import { approveChangeRequest } from '../support/changeRequests';
import { createApiClient, fetchAuthorization } from '../support/portal';
import { Cookies } from '../support/signIn';
import { expect, test } from '../support/test';

const REF = '/api/rosetta/ref/v1';
const OWNER = { id: 'app-storefront', name: 'Storefront' };

/** Proposes whose the account is that costs most; returns the account. */
async function propose(page: Page) {
  await page.goto('/finops?view=unallocated');
  await page
    .getByRole('grid', { name: 'Unallocated' })
    .getByRole('button', { name: 'Propose a pivot' })
    .first()
    .click();
  const form = page.getByRole('dialog');
  const title = await form.getByRole('heading').innerText();
  await form.getByRole('combobox', { name: /^Application/ }).fill(OWNER.name);
  await page.getByRole('option', { name: OWNER.name, exact: true }).click();
  await form.getByRole('button', { name: 'Submit the change request' }).click();
  await expect(form).toHaveCount(0);
  return /^Whose is (.*)\?$/.exec(title)![1];
}

/** Opens the newest request of the reader, which says what cost would move. */
async function openRequest(page: Page) {
  await page.goto('/referentiel/requests?show=mine&sort=updatedAt&order=desc');
  await page.getByRole('grid').getByRole('link', { name: new RegExp(OWNER.name) }).first().click(); // prettier-ignore
  await expect(page).toHaveURL(/\/requests\/cr-\d+$/);
  return page.url().split('/').at(-1)!;
}

const approve = (browser: Browser, cookies: Cookies, id: string) =>
  approveChangeRequest(browser, cookies, page =>
    page.goto(`/referentiel/requests/${id}`),
  );

/** The pivots are as they were, for the tests that read them. */
async function undo(
  page: Page,
  browser: Browser,
  cookies: Cookies,
  id: string,
) {
  const headers = await fetchAuthorization(page);
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`${REF}/change-requests/${path}`, { headers, data }); // prettier-ignore
    expect([path, answer.ok()]).toEqual([path, true]);
    return answer.json();
  };
  const draft = await post(`${id}/revert`, { reason: 'The end of the test' });
  await post(`${draft.id}/submit`, {});
  await approve(browser, cookies, draft.id);
}

test('an engineer goes from an unallocated cost to the pivot that attributes it', async ({
  page,
  browser,
  cookiesOf,
  signIn,
}) => {
  await signIn('engineer');
  const admin = await cookiesOf('referentiel-admin');
  const account = await propose(page);
  const id = await openRequest(page);
  const moved = page
    .getByRole('grid', { name: 'Cost that would change hands' })
    .getByRole('row')
    .filter({ hasText: 'No application' });
  await expect(moved.first()).toContainText(OWNER.name);

  await approve(browser, admin, id);
  const get = await createApiClient(page);
  const pivots = `${REF}/pivots?type=focus:subaccount&value=${encodeURIComponent(account)}`; // prettier-ignore
  expect((await get(pivots)).items).toMatchObject([{ application: OWNER.id }]);
  await page.goto('/referentiel/mappings?show=unclaimed&type=focus:subaccount');
  await expect(page.getByRole('heading', { name: 'Mappings' })).toBeVisible();

  await undo(page, browser, admin, id);
  expect((await get(pivots)).items).toEqual([]);
});
