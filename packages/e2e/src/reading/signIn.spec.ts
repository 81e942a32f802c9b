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

for (const colorScheme of ['light', 'dark'] as const)
  test(`the sign-in page says what Rosetta is and who one can be in the demo, in ${colorScheme} mode`, async ({
    page,
    expectAccessible,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Every application of the company, in one place',
    );
    await expect(page.getByRole('img', { name: /A table of/ })).toBeVisible();
    const users = page.getByRole('region', { name: /^This is a demo/ });
    await expect(users).toContainText('finops-admin, Rosetta_FinOps_Admin');
    await expect(users).toContainText('visitor, no role');
    await expectAccessible();
  });

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' });

  test('the sign-in page is French', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible(); // prettier-ignore
    await expect(page.getByText('regarde le coût')).toBeVisible();
  });
});
