import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HistoryEntry, listApplicationHistory } from '@rosetta/contracts/ref';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { renderReferentiel, serveReferentiel } from '../__testUtils__';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const ALWAYS = { validFrom: null, validTo: null };
const BY = {
  at: '2026-11-20T12:00:00.000Z',
  actor: 'user:default/jane',
  approver: 'user:default/remi',
  changeRequest: 'cr-3',
  reason: 'A new team',
};

const ENTRIES: HistoryEntry[] = [
  {
    ...BY,
    seq: 9,
    kind: 'application',
    entityId: 'app-shop',
    op: 'update',
    before: [{ ...ALWAYS, fields: { name: 'Shop', group: 'commerce' } }],
    after: [{ ...ALWAYS, fields: { name: 'Shop', group: 'team-shop' } }],
  },
  {
    ...BY,
    seq: 8,
    kind: 'pivot',
    entityId: 'pivot-1',
    op: 'delete',
    before: [{ ...ALWAYS, fields: { type: 'gitlab:project', value: 'a/shop' } }], // prettier-ignore
    after: [],
  },
];

describe('the history of an application', () => {
  const portal = createPortalDouble();
  let asked: object[];

  const show = (path = '') => {
    asked = [];
    serveReferentiel(portal);
    portal.answer(listApplicationHistory, ({ params, query }) => {
      asked.push({ ...params, knownAt: query.knownAt });
      return { items: ENTRIES };
    });
    renderReferentiel(portal, `/referentiel/applications/app-shop/history${path}`); // prettier-ignore
  };

  it('lists what changed, with its fields, who and why, and opens one', async () => {
    show();
    expect(await screen.findByRole('tab', { name: 'History', selected: true })).toBeVisible(); // prettier-ignore
    expect(await screen.findByText('Identifier in a tool · gitlab:project a/shop')).toBeVisible(); // prettier-ignore
    const changed = within(screen.getByText('Owner').closest<HTMLElement>('[role=row]')!); // prettier-ignore
    expect(changed.getByText('A new team')).toBeVisible();
    expect(changed.getByText('cr-3')).toHaveAttribute('href', '/referentiel/requests/cr-3'); // prettier-ignore
    await expectAccessible();
    await user.click(screen.getByTitle('Show entry 9'));
    const dialog = within(await screen.findByRole('dialog'));
    const cells = within(dialog.getByRole('row', { name: /^Owner/ })).getAllByRole('cell'); // prettier-ignore
    expect(cells.map(cell => cell.textContent)).toEqual(['Digital commerce', 'Shop team']); // prettier-ignore
  });

  it('shows what was known on a day', async () => {
    show('?knownOn=2026-11-21');
    await screen.findAllByText('cr-3');
    expect(asked).toEqual([{ id: 'app-shop', knownAt: '2026-11-21T23:59:59.999Z' }]); // prettier-ignore
  });
});
