import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApplicationSheetApi } from '@rosetta/plugin-rosetta-core-react/application';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  renderReferentiel,
  serveReferentiel,
  shownAddress,
} from '../__testUtils__';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const COST = {
  key: 'cost',
  label: 'Cost, November 2026',
  kind: 'money' as const,
  currency: 'USD',
  value: ({ id }: { id: string }) => (id === 'app-shop' ? '12.50' : null),
};

const retry = () => {};

const sheetWith = (error?: Error): ApplicationSheetApi => ({
  cards: () => [],
  tabs: () => [],
  tools: () => [],
  columns: () => [
    {
      id: 'cost',
      order: 1,
      load: async () => () => ({
        column: COST,
        state: { value: error ? undefined : {}, error, loading: false, retry },
      }),
    },
  ],
});

describe('the list of applications', () => {
  const portal = createPortalDouble();

  const show = (path = '/referentiel', sheet = sheetWith()) => {
    serveReferentiel(portal);
    renderReferentiel(portal, path, { sheet });
  };

  it('has the columns of the domains, and choices that say how many they have', async () => {
    show();
    expect(await screen.findByRole('columnheader', { name: 'Cost, November 2026' })).toBeVisible(); // prettier-ignore
    expect(screen.getByText('$12.50')).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /^Criticality/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Critical (1)' })); // prettier-ignore
    await waitFor(() => expect(screen.queryByText('Mail')).toBeNull());
    expect(screen.getByText('Shop')).toBeVisible();
    expect(shownAddress()).toBe('/referentiel?criticality=critical');
  });

  it('finds an application by a part of its name, and says so where there is none', async () => {
    show();
    await user.type(await screen.findByLabelText('Name or id'), 'MAI');
    await waitFor(() => expect(screen.queryByText('Shop')).toBeNull());
    expect(screen.getByText('Mail')).toBeVisible();
    await user.type(screen.getByLabelText('Name or id'), 'x');
    expect(await screen.findByText('No applications match')).toBeVisible();
  });

  it('says what a domain could not answer, and lists the applications all the same', async () => {
    show('/referentiel', sheetWith(new Error('FinOps is away')));
    expect(await screen.findByText(/FinOps is away/)).toBeVisible();
    expect(screen.getByText('Shop')).toBeVisible();
  });

  it('shows of another day what was known then, without what domains know of now', async () => {
    show('/referentiel?knownOn=2026-11-20');
    expect(await screen.findByText('Shop')).toBeVisible();
    expect(screen.queryByRole('columnheader', { name: /^Cost/ })).toBeNull();
  });

  it('keeps a view under a name', async () => {
    show('/referentiel?criticality=critical');
    await user.click(await screen.findByRole('button', { name: 'Save view' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Name/), 'Critical ones');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await user.click(
      await screen.findByRole('button', { name: /^Saved views/ }),
    );
    expect(await screen.findByText('Critical ones')).toBeVisible();
  });
});
