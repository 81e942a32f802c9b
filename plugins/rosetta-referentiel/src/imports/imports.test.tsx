import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  Import,
  ImportRow,
  ImportSource,
  createImport,
  createImportFromSource,
  draftImport,
  getImport,
  listImportRows,
  listImportSources,
  listImports,
  listStaleValues,
} from '@rosetta/contracts/ref';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { applicationsRouteRef } from '../routes';
import { ImportPage } from './ImportPage';
import { ImportsPage } from './ImportsPage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const COUNTS = {
  rows: { match: 1, probable: 0, new: 1, orphan: 0 },
  cells: { create: 0, change: 1, ignored: 0, refused: 1, same: 3 },
  refusedRows: 1,
  changes: 1,
};

const IMPORT: Import = {
  id: 'imp-1',
  kind: 'application',
  format: 'csv',
  source: 'people',
  name: 'apps.csv',
  author: 'user:default/jane',
  state: 'done',
  error: null,
  createdAt: '2026-11-20T12:00:00.000Z',
  finishedAt: '2026-11-20T12:00:01.000Z',
  keptAt: null,
  rows: 2,
  rowsDone: 2,
  hiddenRows: null,
  counts: COUNTS,
  requests: [],
  carriedBy: [],
};

const SERVICENOW: ImportSource = {
  name: 'servicenow',
  title: 'ServiceNow',
  configured: true,
  tables: [
    { kind: 'application', table: 'cmdb_ci_business_app' },
    { kind: 'relation', table: 'cmdb_rel_ci' },
  ],
};

const ROWS: ImportRow[] = [
  {
    seq: 1, line: 2, outcome: 'match', id: 'app-shop', label: 'Shop', score: null,
    reason: { code: 'id', message: 'by its id', values: { id: 'app-shop' } },
    cells: [{ column: 'criticality', outcome: 'change', before: 'low', after: 'high' }],
  },
  {
    seq: 2, line: 3, outcome: 'new', id: null, label: 'Odd', score: null, reason: null,
    cells: [{ column: 'group', outcome: 'refused', before: null, after: 'nobody', code: 'unknown-reference', message: 'there is no group nobody' }],
  },
]; // prettier-ignore

const Address = () => <output>{useLocation().pathname}</output>;

describe('importing a file', () => {
  const portal = createPortalDouble();
  const sent: unknown[] = [];

  const show = (path: string, prepare = () => {}) => {
    portal.answerMe(['Rosetta_Referentiel_Admin']);
    portal.answer(listImports, () => ({ items: [IMPORT] }));
    portal.answer(listStaleValues, () => ({ items: [] }));
    portal.answer(listImportSources, () => ({ items: [SERVICENOW] }));
    portal.answer(getImport, () => IMPORT);
    portal.answer(listImportRows, ({ query: { cell } }) => ({
      items: ROWS.filter(
        ({ cells }) => !cell || cells.some(({ outcome }) => outcome === cell),
      ),
    }));
    portal.answer(createImport, ({ query, body }) => {
      sent.push({ query, body });
      return IMPORT;
    });
    portal.answer(draftImport, ({ body }) => {
      sent.push(body);
      return { ...IMPORT, requests: [{ id: 'cr-7', changes: 1 }] };
    });
    prepare();
    renderInTestApp(
      <>
        <Routes>
          <Route path="/referentiel/imports" element={<ImportsPage />} />
          <Route path="/referentiel/imports/imp-1" element={<ImportPage id="imp-1" />} />
        </Routes>
        <Address />
      </>,
      {
        initialRouteEntries: [path],
        mountedRoutes: { '/referentiel': applicationsRouteRef },
        apis: [...portal.apis()],
      },
    );
  }; // prettier-ignore

  it('compares a text that is pasted, shows each cell, and makes the request without the refused lines', async () => {
    sent.length = 0;
    show('/referentiel/imports');
    const paste = await screen.findByLabelText('Or paste its text');
    await expectAccessible();
    await user.click(paste);
    await user.paste('id,name\napp-shop,Shop\n');
    await user.click(screen.getByLabelText(/^A part of what the source has/));
    await user.click(screen.getByRole('button', { name: 'Compare' }));

    expect(await screen.findByText('there is no group nobody')).toBeVisible();
    expect(sent[0]).toMatchObject({
      query: { kind: 'application', dryRun: 'true', partial: 'true' },
      body: 'id,name\napp-shop,Shop\n',
    });
    expect(screen.getByRole('row', { name: /Shop.*criticality.*low.*high.*Found by its id/ })).toBeVisible(); // prettier-ignore
    await expectAccessible();

    const make = screen.getByRole('button', { name: 'Make the change request' }); // prettier-ignore
    expect(make).toBeDisabled();
    await user.click(screen.getByLabelText('Leave refused lines out'));
    await user.click(make);
    await waitFor(() =>
      expect(screen.getByText('/referentiel/requests/cr-7')).toBeVisible(),
    );
    expect(sent[1]).toEqual({ skipRefused: true, takeProbable: false });
  });

  it('shows the cells of one outcome alone', async () => {
    show('/referentiel/imports/imp-1');
    await screen.findByText('there is no group nobody');
    expect(screen.getByText('No longer in the file')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Cells that are/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Refused' })); // prettier-ignore
    const table = within(await screen.findByRole('grid'));
    await waitFor(() => expect(table.queryByText('criticality')).toBeNull());
    expect(table.getByText('there is no group nobody')).toBeVisible();
  });

  it('keeps what a file says where nothing differs, so that its values are confirmed', async () => {
    sent.length = 0;
    let found: Import = { ...IMPORT, counts: { ...COUNTS, refusedRows: 0, changes: 0 } };
    show('/referentiel/imports/imp-1', () => {
      portal.answer(getImport, () => found);
      portal.answer(draftImport, ({ body }) => {
        sent.push(body);
        found = { ...found, keptAt: '2026-11-20T12:00:02.000Z' };
        return found;
      });
    });
    await user.click(await screen.findByRole('button', { name: 'Keep what the file says' }));
    expect(await screen.findByText(/What the file says was kept/)).toBeVisible();
    expect(sent).toEqual([{ skipRefused: false, takeProbable: false }]);
  }); // prettier-ignore

  it('compares what ServiceNow says now, and says how many rows it hides', async () => {
    const asked: unknown[] = [];
    const found: Import = { ...IMPORT, format: 'servicenow', source: 'servicenow', name: 'cmdb_ci_business_app', hiddenRows: 3, counts: { ...COUNTS, refusedRows: 0, changes: 0 } };
    show('/referentiel/imports', () => {
      portal.answer(getImport, () => found);
      portal.answer(createImportFromSource, ({ params, query }) => {
        asked.push({ ...params, ...query });
        return found;
      });
    });
    expect(await screen.findByRole('button', { name: 'Relations: cmdb_rel_ci' })).toBeEnabled();
    await user.click(screen.getByRole('button', { name: 'Applications: cmdb_ci_business_app' }));
    expect(await screen.findByText(/^ServiceNow counted 3 rows more than it gave: an access rule hides them/)).toBeVisible();
    expect(screen.getByText(/what ServiceNow said when it was asked/)).toBeVisible();
    expect(screen.getByText('No longer in ServiceNow')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Keep what ServiceNow says' })).toBeEnabled();
    expect(screen.queryByText(/the file/)).toBeNull();
    expect(asked).toEqual([expect.objectContaining({ source: 'servicenow', kind: 'application', dryRun: 'true' })]);
    await expectAccessible();
  }); // prettier-ignore

  it('shows what ServiceNow answered instead of rows', async () => {
    show('/referentiel/imports', () =>
      portal.answer(createImportFromSource, () => {
        throw new RequestError({ name: 'UpstreamAnswerError', message: 'ServiceNow answered 401. Nothing was compared or saved', status: 502 });
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Applications: cmdb_ci_business_app' }));
    expect(await screen.findByText('ServiceNow answered 401. Nothing was compared or saved')).toBeVisible();
  }); // prettier-ignore

  it('has no button for a source that is not configured', async () => {
    show('/referentiel/imports', () =>
      portal.answer(listImportSources, () => ({
        items: [{ ...SERVICENOW, configured: false }],
      })),
    );
    expect(await screen.findByRole('button', { name: 'Compare' })).toBeVisible();
    await screen.findByText('No value is stale');
    expect(screen.queryByText('Import from ServiceNow')).toBeNull();
  }); // prettier-ignore

  it('leads to the open request that holds the same content instead of making a second one', async () => {
    const counts = { ...COUNTS, refusedRows: 0 };
    show('/referentiel/imports/imp-1', () =>
      portal.answer(getImport, () => ({ ...IMPORT, counts, carriedBy: ['cr-3'] })),
    );
    expect(await screen.findByText(/An open change request of an earlier import holds the same content/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'cr-3' })).toHaveAttribute('href', '/referentiel/requests/cr-3');
    expect(screen.queryByRole('button', { name: 'Make the change request' })).toBeNull();
  }); // prettier-ignore

  it('says who may import to a reader who may not', async () => {
    show('/referentiel/imports', () =>
      portal.answer(listImports, () => {
        throw new RequestError({ name: 'NotAllowedError', message: 'no', status: 403, action: 'ref.import' }); // prettier-ignore
      }),
    );
    expect(await screen.findByText(/Référentiel_Admin|Rosetta_Referentiel_Admin/)).toBeVisible(); // prettier-ignore
    expect(screen.queryByRole('button', { name: 'Compare' })).toBeNull();
  });
});
