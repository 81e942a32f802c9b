import { Page } from '@playwright/test';

const SHEET = '/referentiel/applications/app-ai-studio-model-runtime';

export interface PlaceOfPortal {
  /** The name of its picture in the documentation. */
  name: string;
  path: string;
  /** What is there once the page has what it shows. */
  shown(page: Page): ReturnType<Page['locator']>;
  /** What Backstage draws there, and nobody but Backstage can mend. */
  theirs?: string;
}

const place = (
  name: string,
  path: string,
  shown: PlaceOfPortal['shown'],
): PlaceOfPortal => ({ name, path, shown });

const table = (page: Page) => page.getByRole('gridcell').first();

/** Pages that are Rosetta's own, in every word. */
export const OWN_PAGES: readonly PlaceOfPortal[] = [
  place('home', '/', page => page.getByText('AI Studio model runtime')),
  place('costs', '/finops', table),
  place('runs', '/finops/runs', table),
  place('board', '/deployments', table),
  place('applications', '/referentiel', table),
  place('application', SHEET, table),
  place('application-cost', `${SHEET}/cost`, table),
  place('application-deployments', `${SHEET}/deployments`, page =>
    page
      .getByRole('grid', { name: /^Histor(y|ique)$/ })
      .getByRole('gridcell')
      .first(),
  ),
];

/** Pages of Backstage, with what Rosetta puts there. */
export const BACKSTAGE_PAGES: readonly PlaceOfPortal[] = [
  {
    ...place('catalog', '/catalog', page =>
      page.getByRole('cell').getByRole('link').first(),
    ),
    // Headings that sort: a button in a button.
    theirs: 'thead',
  },
  place('component', '/catalog/default/component/model-runtime', page =>
    page.getByText(/\$[\d.,]+/).first(),
  ),
  place('docs', '/docs/default/component/model-runtime', page =>
    page.getByRole('img', { name: /Parts of the model runtime/ }),
  ),
];
