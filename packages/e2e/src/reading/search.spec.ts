import { expectRoleRequired } from '../support/expectRoleRequired';
import { createApiClient } from '../support/portal';
import { expect, test } from '../support/test';

/** Applications are read for search in the background. */
test.setTimeout(300_000);

const APPLICATION = 'AI Studio model runtime';

interface Found {
  results: { type: string; document: { title: string; location: string } }[];
}

test('search finds an application, and puts an exact name first', async ({
  page,
  signIn,
}) => {
  await signIn('engineer');
  const get = await createApiClient(page);
  const search = async (term: string) =>
    (await get<Found>(`/api/search/query?${new URLSearchParams({ term })}`))
      .results;
  await expect
    .poll(async () => (await search(APPLICATION))[0]?.type, {
      timeout: 240_000,
    })
    .toBe('application');
  const [first] = await search('model runtime');
  expect(first).toMatchObject({
    type: 'software-catalog',
    document: { title: 'Model runtime' },
  });

  await page.goto(`/search?query=${encodeURIComponent(APPLICATION)}`);
  const result = page.getByRole('listitem').filter({ hasText: 'Owner: ' });
  await expect(result.first()).toContainText('Application');
  await result.first().getByRole('link').click();
  await expect(page).toHaveURL(/\/referentiel\/applications\/app-/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(APPLICATION);
});

test('search shows a visitor no application', async ({
  page,
  signIn,
  allowConsole,
}) => {
  allowConsole(/403/);
  await signIn('visitor');
  await page.goto('/search?query=model');
  await expectRoleRequired(page);
});
