import { Page, expect } from '@playwright/test';
import { waitUntilLoaded } from './waitUntilLoaded';

const SHEET = '/referentiel/applications/app-ai-studio-model-runtime';

export interface PortalPage {
  /** The name of its picture in the documentation. */
  name: string;
  path: string;
  /** Whether the documentation shows it in dark mode too. */
  dark?: boolean;
  /** Who may see it; an engineer when not said. */
  person?: 'finops-admin' | 'monitoring-admin' | 'referentiel-admin';
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
  more: Pick<PortalPage, 'dark' | 'person'> = {},
): PortalPage => ({ name, path, shown, ...more });

const DARK = { dark: true };

const table = (page: Page) => page.getByRole('gridcell').first();

/** Pages that are Rosetta's own, in every word. */
export const OWN_PAGES: readonly PortalPage[] = [
  portalPage('home', '/', page =>
    page.getByRole('rowheader', { name: 'AI Studio model runtime' }),
  ),
  portalPage('costs', '/finops', table),
  portalPage('comparison', '/finops/comparison', table, DARK),
  portalPage('anomalies', '/finops/anomalies', table, DARK),
  portalPage('unallocated', '/finops?view=unallocated', table, DARK),
  portalPage('runs', '/finops/runs', table),
  portalPage('rules', '/finops/rules', table, DARK),
  portalPage('periods', '/finops/periods', table),
  portalPage(
    'quarantine',
    '/finops/quarantine',
    page => page.getByRole('heading', { name: /^(Quarantine|Quarantaine)$/ }),
    { person: 'finops-admin' },
  ),
  portalPage(
    'forecast',
    '/finops/forecast',
    page => page.getByRole('figure'),
    DARK,
  ),
  portalPage('prices', '/finops/prices', table, DARK),
  portalPage('unit-costs', '/finops/unit-costs', table, DARK),
  portalPage(
    'budgets',
    '/finops/budgets?month=all',
    page => page.getByRole('heading', { name: 'Budgets' }),
    DARK,
  ),
  portalPage('rates', '/finops/rates', page =>
    page.getByText('rosetta.finops.reportingCurrency'),
  ),
  portalPage('quality', '/finops/quality', table),
  portalPage('invoices', '/finops/invoices', table, DARK),
  portalPage('commitments', '/finops/commitments', table, DARK),
  portalPage('kpis', '/finops/kpis', table, DARK),
  portalPage('board', '/deployments', table),
  portalPage('dora', '/dora', table, DARK),
  portalPage('executive', '/reliability/risks', table, DARK),
  portalPage('incidents', '/reliability/incidents?days=90', table, DARK),
  portalPage('slos', '/reliability/slos', table, DARK),
  portalPage(
    'budget-policy',
    '/reliability/error-budget-policy',
    page =>
      page.getByRole('heading', {
        name: /^(What the policy says|Ce que dit la politique)$/,
      }),
    DARK,
  ),
  portalPage('maintenance', '/reliability/maintenance', table),
  portalPage(
    'monitoring-administration',
    '/reliability/administration',
    page =>
      page
        .getByRole('grid', { name: /^(Jobs|Traitements)$/ })
        .getByRole('gridcell')
        .first(),
    { person: 'monitoring-admin' },
  ),
  portalPage('changes', '/reliability/changes?period=last', table, DARK),
  portalPage('applications', '/referentiel', table),
  portalPage('change-requests', '/referentiel/requests?show=all', table, DARK),
  portalPage(
    'imports',
    '/referentiel/imports',
    page => page.getByRole('button', { name: /^Compare(r)?$/ }),
    { ...DARK, person: 'referentiel-admin' },
  ),
  portalPage('audit', '/referentiel/audit', table, {
    person: 'referentiel-admin',
  }),
  portalPage('groups', '/referentiel/groups', page =>
    page.getByRole('link', { name: /applications?$/ }).first(),
  ),
  portalPage('mappings', '/referentiel/mappings?show=unclaimed', table, DARK),
  portalPage('application', SHEET, page =>
    page.getByRole('heading', { name: /^Identifi(ers|ants) / }),
  ),
  portalPage('application-cost', `${SHEET}/cost`, table, DARK),
  portalPage('application-deployments', `${SHEET}/deployments`, page =>
    page
      .getByRole('grid', { name: /^Histor(y|ique)$/ })
      .getByRole('gridcell')
      .first(),
  ),
  portalPage('application-live', `${SHEET}/live`, page =>
    page
      .getByRole('grid', { name: /^(Logs|Journaux)$/ })
      .getByRole('gridcell')
      .first(),
  ),
  portalPage(
    'application-reliability',
    `${SHEET}/reliability?period=30d`,
    table,
    DARK,
  ),
];
