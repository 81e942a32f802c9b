import { expect, test } from '../support/test';

/** What the heavy check published for it: one application, and a reading that belongs to none. */
const TITLE = 'Energy use';
const SHEET = '/referentiel/applications/app-lamp';

test('the navigation leads to the page of a generated domain', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn('engineer');
  await page.goto('/');
  await page.getByRole('link', { name: TITLE }).first().click();
  await expect(
    page.getByRole('heading', { level: 1, name: TITLE }),
  ).toBeVisible();
  await expect(page.getByText('20.85')).toBeVisible();
  const table = page.getByRole('grid', { name: 'Applications' });
  await expect(table.getByText('Lamp')).toBeVisible();
  await expect(table.getByText('Unattributed')).toBeVisible();
  await expectAccessible({ serious: true });

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  expect((await download).suggestedFilename()).toBe('energy-use-totals.csv');
});

test('the page of a generated domain speaks French', async ({
  page,
  signIn,
}) => {
  await signIn('engineer');
  await page.goto('/energy-use');
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.getByText('1 jour est publié')).toBeVisible();
});

test('the sheet of an application has a tab of a generated domain', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn('engineer');
  await page.goto(SHEET);
  await page.getByRole('tab', { name: TITLE }).click();
  await expect(
    page.getByRole('grid', { name: 'By day' }).getByText('19.75'),
  ).toBeVisible();
  await expectAccessible({ serious: true });
});
