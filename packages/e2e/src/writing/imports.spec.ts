import { Page } from '@playwright/test';
import {
  approveChangeRequest,
  changeRequestState,
} from '../support/changeRequests';
import { expect, test } from '../support/test';

const APPLICATION = 'app-ai-studio-design-system';
const FILE = 'reviews.csv';
/** Another one each time: what an earlier run has imported is there already. */
const REVIEWED = new Date().toISOString();

const csv = (criticality: string) =>
  `id,criticality,attributes.reviewed\n${APPLICATION},${criticality},${REVIEWED}\n`;

const makeButton = (page: Page) =>
  page.getByRole('button', { name: 'Make the change request' });

async function compare(page: Page, text: string) {
  await page.goto('/referentiel/imports');
  await page.locator('input[type=file]').setInputFiles({
    name: FILE,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/\/referentiel\/imports\/imp-\d+/);
}

test('an admin imports a file with a bad cell, which is named; mended, it is drafted, and again it has nothing to do', async ({
  page,
  browser,
  cookiesOf,
  signIn,
  expectAccessible,
}) => {
  await signIn('referentiel-admin');
  await compare(page, csv('urgent'));
  const refused = page.getByRole('row').filter({ hasText: 'Refused' });
  await expect(refused).toContainText('criticality');
  await expect(refused).toContainText('must be one of');
  await expect(makeButton(page)).toBeDisabled();
  await expectAccessible();

  await compare(page, csv(''));
  await makeButton(page).click();
  await expect(page).toHaveURL(/\/referentiel\/requests\/cr-\d+$/);
  await expect(page.getByText(REVIEWED).first()).toBeVisible();
  await page.getByRole('button', { name: 'Submit for approval' }).click();
  await expect(changeRequestState(page)).toContainText('Waits for approval');
  const url = page.url();
  await approveChangeRequest(browser, await cookiesOf('platform-admin'), approver => approver.goto(url)); // prettier-ignore

  await compare(page, csv(''));
  await expect(page.getByText('There is nothing to change')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep what the file says' })).toBeEnabled(); // prettier-ignore
});
