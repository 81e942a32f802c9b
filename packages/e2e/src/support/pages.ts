import { Page, expect } from '@playwright/test';
import { waitUntilLoaded } from './waitUntilLoaded';

const SHEET = '/referentiel/applications/app-ai-studio-model-runtime';

export interface PortalPage {
  /** The name of its picture in the documentation. */
  name: string;
  path: string;
  /** What is there once the page has what it shows. */
  shown(page: Page): ReturnType<Page['locator']>;
}

/** The documentation may be built only now. */
export const PATIENCE_MS = 120_000;

/** Opens a page, and waits until it has what it shows. */
export async function openPage(page: Page, { path, shown }: PortalPage) {
  await page.goto(path);
  await expect(shown(page)).toBeVisible({ timeout: PATIENCE_MS });
  await waitUntilLoaded(page, PATIENCE_MS);
}

/** What a page shows in place of a message whose words are missing. */
export const MESSAGE_KEY = /^[a-z]+(\.[a-zA-Z]+)+$/;

const portalPage = (
  name: string,
  path: string,
  shown: PortalPage['shown'],
): PortalPage => ({ name, path, shown });

const table = (page: Page) => page.getByRole('gridcell').first();

/** Pages that are Rosetta's own, in every word. */
export const OWN_PAGES: readonly PortalPage[] = [
  portalPage('home', '/', page =>
    page.getByRole('rowheader', { name: 'AI Studio model runtime' }),
  ),
  portalPage('costs', '/finops', table),
  portalPage('unallocated', '/finops?view=unallocated', table),
  portalPage('runs', '/finops/runs', table),
  portalPage('rules', '/finops/rules', table),
  portalPage('months', '/finops/periods', table),
  portalPage('board', '/deployments', table),
  portalPage('applications', '/referentiel', table),
  portalPage('application', SHEET, page =>
    page.getByRole('heading', { name: /^Identifi(ers|ants) / }),
  ),
  portalPage('application-cost', `${SHEET}/cost`, table),
  portalPage('application-deployments', `${SHEET}/deployments`, page =>
    page
      .getByRole('grid', { name: /^Histor(y|ique)$/ })
      .getByRole('gridcell')
      .first(),
  ),
];
