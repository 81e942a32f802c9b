import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { getGraph } from '@rosetta/contracts/ref';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  SHOP,
  renderReferentiel,
  serveReferentiel,
  shownAddress,
} from '../__testUtils__';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const PATH = '/referentiel/applications/app-shop/relations';
const ALWAYS = { version: 1, validFrom: null, validTo: null };
const relation = (from: string, to: string) =>
  ({ ...ALWAYS, id: `${from}-${to}`, from, type: 'depends-on', to } as const);

describe('the relations of an application', () => {
  const portal = createPortalDouble();

  it('are a picture of as many steps as are chosen, and a table of the first one', async () => {
    const depths: number[] = [];
    serveReferentiel(portal);
    portal.answer(getGraph, ({ query: { depth } }) => {
      depths.push(depth);
      const far = depth > 1;
      return {
        nodes: [
          SHOP,
          { ...SHOP, id: 'app-mail', name: 'Mail' },
          ...(far ? [{ ...SHOP, id: 'app-disk', name: 'Disk' }] : []),
        ],
        edges: [
          relation('app-shop', 'app-mail'),
          ...(far ? [relation('app-mail', 'app-disk')] : []),
        ],
      };
    });
    renderReferentiel(portal, PATH);
    const picture = within(await screen.findByRole('group', { name: 'Applications around this one' })); // prettier-ignore
    expect(picture.getByRole('link', { name: 'Mail' })).toHaveAttribute('href', '/sheets/app-mail'); // prettier-ignore
    expect(picture.getByText('Shop')).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /^Steps/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: '3' }));
    expect(await screen.findByRole('link', { name: 'Disk' })).toHaveAttribute('href', '/sheets/app-disk'); // prettier-ignore
    expect(shownAddress()).toBe(`${PATH}?steps=3`);
    expect(depths).toEqual([1, 3]);
    const table = within(screen.getByRole('grid', { name: 'Relations' }));
    await waitFor(() => expect(table.getAllByRole('row')).toHaveLength(2));
  });
});
