import { createApiClient } from '../support/portal';
import { expect, test } from '../support/test';

/** Stands in a paragraph of the documentation of the model runtime, and nowhere else. */
const SENTENCE = 'four times as fast with 32 as with one';

/** All documentation is built, and then read for search, in the background. */
test.setTimeout(300_000);

test('search finds what stands inside documentation', async ({
  page,
  signIn,
}) => {
  await signIn('engineer');
  const get = await createApiClient(page);
  const query = new URLSearchParams({ term: `"${SENTENCE}"` });
  // The reader of documentation comes by every few minutes.
  const found = async () =>
    (await get(`/api/search/query?${query}&types[0]=techdocs`)).results.length;
  await expect.poll(found, { timeout: 240_000 }).toBeGreaterThan(0);
  await page.goto(`/search?query=${encodeURIComponent(SENTENCE)}`);
  await page
    .getByRole('link', { name: /Model runtime/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/docs\/default\/component\/model-runtime/);
});
