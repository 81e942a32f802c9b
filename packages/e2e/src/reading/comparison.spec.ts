import { expect, test } from '../support/test';

/** Digits after the point that are added up: no amount of the demo has more. */
const DECIMALS = 30;

/** An amount with all its digits, such as -$1,234.5678, in units of its last one. */
const toUnits = (exact: string): bigint => {
  const [whole, fraction = ''] = exact.replace(/[^\d.]/g, '').split('.');
  const units = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  return exact.startsWith('-') ? -units : units;
};

test('the comparison of the last two months opens from the costs page, and its drivers add up to the difference', async ({
  page,
  signIn,
}) => {
  await signIn('finops-admin');
  await page.goto('/finops');
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await expect(page).toHaveURL(/\/finops\/comparison\?.*with=previous/);
  const drivers = page.getByRole('table', { name: 'Drivers' });
  await expect(drivers).toBeVisible();
  const amounts = drivers.getByRole('row').locator('[title]');
  const titles = await amounts.evaluateAll(all =>
    all.map(each => each.getAttribute('title')!),
  );
  const [before, ...rest] = titles.map(toUnits);
  const now = rest.pop()!;
  const difference = rest.pop()!;
  expect(rest.length).toBeGreaterThan(5);
  expect(rest.some(driver => driver !== 0n)).toBe(true);
  expect(rest.reduce((sum, driver) => sum + driver, 0n)).toBe(difference);
  expect(before + difference).toBe(now);
  await expect(page.getByRole('figure')).toBeVisible();
});
