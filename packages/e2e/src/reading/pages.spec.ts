import { Page } from '@playwright/test';
import { MESSAGE_KEY, OWN_PAGES, openPage } from '../support/pages';
import { createApiClient } from '../support/portal';
import { waitUntilLoaded } from '../support/waitUntilLoaded';
import { expect, test } from '../support/test';

test.setTimeout(300_000);

test('the page of a run is accessible in light and in dark mode', async ({
  page,
  signIn,
  expectAccessible,
  picture,
}) => {
  await signIn('finops-admin');
  const get = await createApiClient(page);
  // Older months are closed and reopened by other tests: a run may have published nothing.
  const [{ period }] = (await get('/api/rosetta/finops/v1/periods')).items;
  await page.goto(`/finops/runs?state=succeeded&period=${period}`);
  await page.getByRole('gridcell', { name: 'Succeeded' }).first().click();
  await expect(page.getByRole('log').getByRole('listitem')).not.toHaveCount(0);
  await expect(
    page.getByRole('heading', { name: 'What changed' }),
  ).toBeVisible();
  await waitUntilLoaded(page);
  await picture('run');
  await expectAccessible({ serious: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible({ serious: true });
});

/** What the page says, line by line, without what its tables and charts hold. */
const readTexts = (page: Page) =>
  page.getByRole('main').evaluate(main => {
    const copy = main.cloneNode(true) as HTMLElement;
    const held = '.MuiDataGrid-virtualScrollerContent, figure li, svg, code, a';
    copy.querySelectorAll(held).forEach(each => each.remove());
    const texts: string[] = [];
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      texts.push(walker.currentNode.textContent!.trim());
    return texts.filter(text => /[a-z]{3}/.test(text));
  });

/** The same in both languages, or the name of somebody or something. */
const SAME =
  /^(Rosetta.*|Argo CD|GitLab|FOCUS|Dynatrace|DORA|Incidents?|Maintenance|Merge requests|Pipelines?|Saturation \(%\)|Signal|Applications?|Description|Sources?|Total|Type|Mode|Parts|Direct|Indirect|Compute|Portal|Administration|Environment|Excel|USD|Utilisation|Version|Volume|Anomalies|Impact|Cause|Budgets|Référentiel|AI Studio.*|Audit|orders \(orders\)|log-volume \(GB\)|production|staging|development|Images|Imports|Serves the models.*|Aurore|\d+ points|\w+-admin|Élodie Engineer)$/;

for (const portalPage of OWN_PAGES)
  test(`the page “${portalPage.name}” is accessible in light and in dark mode, and has no English word in French`, async ({
    page,
    signIn,
    expectAccessible,
    picture,
  }) => {
    await signIn(portalPage.person ?? 'engineer');
    await openPage(page, portalPage);
    await picture(portalPage.name, portalPage);
    const english = await readTexts(page);
    await expectAccessible({ serious: true });

    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Français' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await openPage(page, portalPage);
    const untranslated = (await readTexts(page)).filter(
      text =>
        MESSAGE_KEY.test(text) || (english.includes(text) && !SAME.test(text)),
    );
    expect(untranslated).toEqual([]);
    await expectAccessible({ serious: true });
  });
