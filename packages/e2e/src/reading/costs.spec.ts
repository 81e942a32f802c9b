import { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/test';

const COSTS_API = /\/api\/rosetta\/finops\/v1\/costs\?/;
/** No figure, and nothing that says there is none. */
const FALSE_WORDS = /\$0\.00|No bill for|No costs match|Nothing to compare/;

const figures = (page: Page) => page.getByRole('grid', { name: 'Figures' });

const boxOf = async (place: Locator) => (await place.boundingBox())!;

/** Wider than its window, a page has to be pushed from side to side. */
const overflowOf = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

test('the lines of a figure are sorted by the server, largest first', async ({
  page,
  signIn,
}) => {
  await signIn('finops-admin');
  await page.goto('/finops?view=lines');
  const amounts = page.locator('[data-field=amount][role=gridcell]');
  await expect(amounts.first()).toBeVisible();
  const sizes = (await amounts.allInnerTexts()).map(text =>
    Number(text.replace(/[$,]/g, '')),
  );
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes).toEqual([...sizes].sort((left, right) => right - left));

  const sorted = page.waitForResponse(/costs\/lines\?.*sort=product/);
  await page.getByRole('columnheader', { name: 'Product' }).click();
  expect((await sorted).status()).toBe(200);
  await expect(page).toHaveURL(/sort=product&order=desc/);
});

test('costs show skeletons, and no false word, until the answer is there', async ({
  page,
  signIn,
}) => {
  await signIn('finops-admin');
  const seen: string[] = [];
  let answered = false;
  await page.route(COSTS_API, async route => {
    for (let looks = 0; looks < 5; looks++) {
      seen.push(await page.locator('body').innerText());
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    answered = true;
    await route.continue();
  });
  await page.goto('/finops');
  await expect(figures(page).getByRole('gridcell').first()).toBeVisible();
  expect(answered).toBe(true);
  for (const text of seen) expect(text).not.toMatch(FALSE_WORDS);
});

test('the picture begins on the first screen, beside its table where there is room', async ({
  page,
  signIn,
}) => {
  await signIn('finops-admin');
  for (const [width, height] of [[1366, 768], [1440, 900], [1920, 1080]]) {
    await page.setViewportSize({ width, height });
    await page.goto('/finops');
    await expect(figures(page).getByRole('gridcell').first()).toBeVisible();
    const total = page.getByRole('region', { name: 'Total', exact: true });
    // The layout follows the window in a moment.
    await expect(async () => {
      const figure = await boxOf(page.getByRole('figure').first());
      expect(figure.y).toBeLessThan(height / 2);
      expect(await overflowOf(page)).toBe(0);
      expect((await boxOf(total)).height).toBeLessThanOrEqual(80);
      const grid = await boxOf(figures(page));
      if (width >= 1440) expect(grid.x).toBeGreaterThan(figure.x + figure.width);
    }).toPass({ timeout: 10_000 });
  } // prettier-ignore
});

test('a phone has one button for the filters, and nothing is cut at 200 % zoom', async ({
  page,
  signIn,
}) => {
  await signIn('finops-admin');
  // A window of 1440 × 900 at 200 %.
  await page.setViewportSize({ width: 720, height: 450 });
  await page.goto('/finops');
  await expect(figures(page).getByRole('gridcell').first()).toBeVisible();
  expect(await overflowOf(page)).toBe(0);

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await overflowOf(page)).toBe(0);
  await expect(page.getByRole('button', { name: /^Period: / })).toHaveCount(0);
  await page.getByRole('button', { name: 'Filters', exact: true }).first().click(); // prettier-ignore
  await expect(page.getByRole('button', { name: /^Period: / })).toBeVisible();
});
