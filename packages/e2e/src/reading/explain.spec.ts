import { expect, test } from '../support/test';

test('a figure is explained down to the billed row', async ({
  page,
  signIn,
}) => {
  await signIn('finops-admin');
  await page.goto('/finops?application=app-storefront');
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  await expect(page).toHaveURL(/view=explain/);
  await expect(
    page.getByRole('img', { name: /^From who was billed/ }),
  ).toBeVisible();
  const parts = page.getByRole('grid', { name: 'Parts of the figure' });
  const indirect = parts
    .getByRole('row')
    // By a rule, whose version stands there.
    .filter({ hasText: / v\d/ })
    .first();
  // The figure of the part, and the lines that add up to it.
  await indirect.getByRole('gridcell').nth(3).click();
  await expect(page).toHaveURL(/rule=.*ruleVersion=/);
  const lines = page.getByRole('grid', { name: 'Lines' });
  await lines.getByRole('row').nth(1).getByRole('gridcell').first().click();
  await page.getByRole('button', { name: /^Show the/ }).click();
  const charges = page.getByRole('grid', { name: 'Charges of the pool' });
  await expect(charges.getByRole('gridcell').last()).toContainText(/:\d+$/);
});

test('the explanation is accessible in light and in dark mode', async ({
  page,
  signIn,
  expectAccessible,
  picture,
}) => {
  await signIn('finops-admin');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/finops?view=explain');
    await expect(
      page.getByRole('grid', { name: 'Parts of the figure' }),
    ).toBeVisible();
    await expectAccessible();
    if (colorScheme === 'light') await picture('explain', { dark: true });
  }
});
