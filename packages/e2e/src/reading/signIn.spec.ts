import { expect, test } from '../support/test';

test('a FinOps admin signs in and sees the costs', async ({
  page,
  signInByPages,
  expectAccessible,
}) => {
  await signInByPages('finops-admin');
  await page
    .getByRole('navigation')
    .getByRole('link', { name: 'Costs' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Costs/);
  await expect(page.getByRole('grid')).toBeVisible();
  await expectAccessible();
});

test('a visitor sees which role opens the costs', async ({
  page,
  signIn,
  expectAccessible,
  allowConsole,
}) => {
  // The refusal is an answer of 403, which the browser notes.
  allowConsole(/403/);
  await signIn('visitor');
  await page.goto('/finops');
  await expect(page.getByText('Rosetta_User')).toBeVisible();
  await expectAccessible();
});
