import { createApiClient } from '../support/portal';
import { expect, test } from '../support/test';

test('a FinOps admin opens what is unallocated from the costs, groups it by reason, and sees on its lines why', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn('finops-admin');
  await page.goto('/finops');
  await page.getByRole('button', { name: 'See why' }).click();
  const list = page.getByRole('grid', { name: 'Unallocated' });
  await expect(list.getByRole('gridcell').first()).toBeVisible();
  await expectAccessible();

  await page.getByRole('button', { name: 'Reason', exact: true }).click();
  await expect(page).toHaveURL(/list=reason/);
  const row = list.locator('[role=row][data-id^=no-]').first();
  const reason = await row.getAttribute('data-id');
  const count = await row.locator('[data-field=lines]').innerText();
  await row.locator('[data-field=amount]').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`kind=unallocated.*reason=${reason}`)); // prettier-ignore

  const lines = page.getByRole('grid', { name: 'Lines' });
  const why = lines.locator('[data-field=kind][role=gridcell]');
  await expect(why.first()).toBeVisible();
  for (const text of await why.allInnerTexts())
    expect(text).toMatch(/^Unallocated · ./);
  await expectAccessible();
  await why.first().click();
  await expect(page.getByRole('dialog')).toContainText('Why unallocated');

  const get = await createApiClient(page);
  const { items } = await get<{ items: { reason: { code: string } }[] }>(
    `/api/rosetta/finops/v1/costs/lines?kind=unallocated&reason=${reason}&limit=500`,
  );
  expect(new Set(items.map(line => line.reason.code))).toEqual(new Set([reason])); // prettier-ignore
  expect(items).toHaveLength(Math.min(Number(count.replaceAll(',', '')), 500));
});
