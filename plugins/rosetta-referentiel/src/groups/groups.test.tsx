import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  renderReferentiel,
  serveChangeRequests,
  serveReferentiel,
  shownAddress,
} from '../__testUtils__';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

describe('the page of groups', () => {
  const portal = createPortalDouble();
  let drafted: any[];

  const show = (path = '/referentiel/groups') => {
    serveReferentiel(portal);
    ({ drafted } = serveChangeRequests(portal));
    renderReferentiel(portal, path);
  };

  it('shows each group below the one above it, with its people and applications', async () => {
    show();
    const top = (await screen.findByRole('link', { name: 'Digital commerce' })).closest('li')!; // prettier-ignore
    const team = within(top).getByRole('link', { name: 'Shop team' });
    const below = within(team.closest('li')!);
    expect(below.getByRole('link', { name: 'jane' })).toHaveAttribute('href', '/catalog/default/user/jane'); // prettier-ignore
    expect(below.getByRole('link', { name: '1 application' })).toHaveAttribute('href', '/referentiel?group=team-shop'); // prettier-ignore
    await expectAccessible();
  });

  it('finds a group by its people, and shows where it is', async () => {
    show();
    await user.type(await screen.findByLabelText('Group or person'), 'JANE');
    expect(screen.getByRole('link', { name: 'Digital commerce' })).toBeVisible(); // prettier-ignore
    expect(shownAddress()).toContain('search=JANE');
    await user.type(screen.getByLabelText('Group or person'), 'x');
    expect(await screen.findByText('No groups match')).toBeVisible();
  });

  it('drafts what is changed of a group, and nothing else', async () => {
    show();
    await user.click(await screen.findByRole('button', { name: 'Propose a change of Shop team' })); // prettier-ignore
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Reason/), 'Somebody came');
    await user.click(dialog.getByRole('button', { name: 'Save as draft' }));
    expect(dialog.getByText('Nothing is changed yet')).toBeVisible();
    await user.type(dialog.getByLabelText('Members'), 'user:default/omar{Enter}'); // prettier-ignore
    await user.click(dialog.getByLabelText(/^Correct the past/));
    await user.click(dialog.getByRole('button', { name: 'Save as draft' }));
    await waitFor(() => expect(drafted).toHaveLength(1));
    expect(drafted[0].changes).toEqual([
      {
        op: 'update',
        kind: 'group',
        id: 'team-shop',
        set: { members: ['user:default/jane', 'user:default/omar'] },
      },
    ]);
  });

  it('asks for a group that is not there yet', async () => {
    show();
    await user.click(await screen.findByRole('button', { name: 'New group' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Name/), 'Returns');
    await user.type(dialog.getByLabelText('Group above'), 'Digital');
    await user.click(await screen.findByRole('option', { name: 'Digital commerce' })); // prettier-ignore
    await user.type(dialog.getByLabelText(/^Reason/), 'A new team');
    await user.click(dialog.getByRole('button', { name: 'Save as draft' }));
    await waitFor(() => expect(drafted).toHaveLength(1));
    expect(drafted[0]).toMatchObject({
      title: 'New group Returns',
      changes: [
        {
          op: 'create',
          kind: 'group',
          set: { name: 'Returns', parent: 'commerce', members: [] },
        },
      ],
    });
  });

  it('offers no change of the past', async () => {
    show('/referentiel/groups?knownOn=2026-01-01');
    await screen.findByRole('link', { name: 'Shop team' });
    expect(
      screen.queryByRole('button', { name: /^Propose a change/ }),
    ).toBeNull();
  });
});
