import { Page } from '@playwright/test';
import { fetchAuthorization } from '../support/portal';
import { expect, test } from '../support/test';

const REQUESTS = '/api/rosetta/ref/v1/change-requests';
const TITLE = 'Say what the mobile backend is for';

/** Drafts and submits a request that changes a word of an application. */
async function submitRequest(page: Page) {
  const headers = await fetchAuthorization(page);
  const send = async (path: string, data: object) => {
    const answer = await page.request.post(path, { headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const { id } = await send(REQUESTS, {
    title: TITLE,
    reason: 'Newcomers ask',
    changes: [
      {
        op: 'update',
        kind: 'application',
        id: 'app-mobile-backend',
        set: { description: `What the mobile app talks to (${Date.now()})` },
      },
    ],
  });
  await send(`${REQUESTS}/${id}/submit`, {});
}

const findNeed = (page: Page) =>
  page
    .getByRole('region', { name: 'What needs you', exact: true })
    .getByRole('listitem')
    .filter({ hasText: TITLE });

test('a request waits on the home page of who may approve it, until it is approved there', async ({
  page,
  browser,
  cookiesOf,
  signIn,
  expectAccessible,
}) => {
  await signIn('engineer');
  await page.goto('/');
  await submitRequest(page);
  await page.reload();
  await expect(findNeed(page)).toContainText('waits for approval');

  const context = await browser.newContext();
  await context.addCookies(await cookiesOf('referentiel-admin'));
  const approver = await context.newPage();
  await approver.goto('/');
  await findNeed(approver).getByRole('button', { name: 'Review' }).click();
  const dialog = approver.getByRole('dialog');
  await expect(dialog.getByText('Newcomers ask')).toBeVisible();
  await dialog
    .getByRole('button', { name: 'Approve and apply this change' })
    .click();
  await expect(dialog).toHaveCount(0);
  await expect(findNeed(approver)).toHaveCount(0);
  await context.close();

  await page.reload();
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await expect(findNeed(page)).toHaveCount(0);
  await expectAccessible();
});
