import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Role } from '@rosetta/contracts/access';
import {
  ChangeRequest,
  ChangeRequestConsequences,
  ChangeRequestDiff,
  approveChangeRequest,
  getChangeRequest,
  getChangeRequestConsequences,
  getChangeRequestDiff,
  listChangeRequests,
  revertChangeRequest,
  updateChangeRequest,
} from '@rosetta/contracts/ref';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  diffOf,
  renderReferentiel,
  requestOf,
  serveReferentiel,
  shownAddress,
} from '../__testUtils__';

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });
const ME = 'user:default/jane';

describe('change requests', () => {
  const portal = createPortalDouble();

  const show = (
    request: ChangeRequest,
    {
      diff = diffOf(),
      consequences = { id: 'cr-1', revision: 1, affects: false, sources: [] },
      roles = ['Rosetta_User'],
      path = `/referentiel/requests/${request.id}`,
    }: {
      diff?: ChangeRequestDiff | Error;
      consequences?: ChangeRequestConsequences;
      roles?: Role[];
      path?: string;
    } = {},
  ) => {
    serveReferentiel(portal);
    portal.answerMe(roles);
    portal.answer(getChangeRequest, () => request);
    portal.answer(getChangeRequestDiff, () => {
      if (diff instanceof Error) throw diff;
      return diff;
    });
    portal.answer(getChangeRequestConsequences, () => consequences);
    portal.answer(listChangeRequests, ({ query }) => ({
      items: query.mine || query.awaiting ? [request] : [request, requestOf({ id: 'cr-2', title: 'Another', state: 'applied' })],
    })); // prettier-ignore
    renderReferentiel(portal, path);
  };
  const standing = async () =>
    within(await screen.findByRole('region', { name: 'Where it stands' }));

  it('shows each field before and after, with names as links, and who it waits for', async () => {
    show(requestOf({ waitingFor: ['team-shop'] }));
    const after = await screen.findByRole('link', { name: 'Pay team' });
    expect(after).toHaveAttribute('href', '/catalog/default/group/team-pay');
    const row = screen.getByRole('row', { name: /Owner/ });
    expect(row).toHaveTextContent(
      /Owner from .*2027 on\s*Shop team\s*Pay team/,
    );
    expect(await (await standing()).findByText(/Waits for an approval by a member of/)).toHaveTextContent('Shop team'); // prettier-ignore
  });

  it('shows what each source says beside it, whose word comes first, and who says nothing', async () => {
    const diff = diffOf();
    diff.items[0].fields[0].sources = [
      { source: 'servicenow', value: 'commerce', at: '2026-11-20T12:00:00.000Z', goneAt: null },
    ];
    diff.items[0].fields[0].authority = { sources: ['people', 'servicenow'], holder: 'people', stale: false };
    diff.sources = [
      { name: 'servicenow', state: 'ok', at: '2026-11-20T12:00:00.000Z' },
      { name: 'gitlab', state: 'never', at: null },
    ];
    show(requestOf({ waitingFor: ['team-shop'] }), { diff });
    expect(await screen.findByRole('columnheader', { name: 'ServiceNow says' })).toBeVisible();
    expect(screen.getByRole('row', { name: /Owner/ })).toHaveTextContent(/commerce.*people › ServiceNow.*now from people/);
    expect(screen.getByText('Nothing was ever imported from GitLab. GitLab is not asked: it says what a CSV says that is imported with the source gitlab.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'To the imports' })).toHaveAttribute('href', '/referentiel/imports');
  }); // prettier-ignore

  it('approves the changes that are shown, also where the request is a newer one by now', async () => {
    const seen: (string | null)[] = [];
    portal.answer(approveChangeRequest, (_, request) => {
      seen.push(request.headers.get('if-match'));
      return requestOf({ state: 'applied' });
    });
    show(requestOf({ waitingFor: ['team-shop'], revision: 2 }), {
      diff: diffOf({ revision: 1 }),
    });
    await user.click(
      await screen.findByRole('button', {
        name: 'Approve and apply this change',
      }),
    );
    await waitFor(() => expect(seen).toEqual(['"1"']));
  });

  it('offers no approval of changes that could not be read', async () => {
    show(requestOf({ waitingFor: ['team-shop'] }), {
      roles: ['Rosetta_Referentiel_Admin'],
      diff: new RequestError({ name: 'InternalError', message: 'no', status: 500 }), // prettier-ignore
    });
    const decide = within(
      await screen.findByRole('region', { name: 'What you can do' }),
    );
    expect(await decide.findByRole('button', { name: 'Reject' })).toBeVisible();
    expect(decide.queryByRole('button', { name: /^Approve/ })).toBeNull();
  });

  it('says that the request was changed since, and reads it again', async () => {
    portal.answer(approveChangeRequest, () => {
      throw new RequestError({ name: 'PreconditionFailedError', message: 'If-Match', status: 412 }); // prettier-ignore
    });
    show(requestOf({ waitingFor: ['team-shop'] }));
    await user.click(
      await screen.findByRole('button', {
        name: 'Approve and apply this change',
      }),
    );
    expect(
      await screen.findByText(/was changed since you read it/),
    ).toBeVisible();
    const read: string[] = [];
    portal.answer(getChangeRequest, () => {
      read.push('request');
      return requestOf({ waitingFor: ['team-shop'], revision: 2 });
    });
    portal.answer(getChangeRequestDiff, () => {
      read.push('diff');
      return diffOf({ revision: 2 });
    });
    await user.click(screen.getByRole('button', { name: 'Read it again' }));
    await waitFor(() => expect(read.sort()).toEqual(['diff', 'request']));
  });

  it.each<[string, Partial<ChangeRequest>, RegExp]>([
    ['their own', { author: ME, waitingFor: ['team-shop'] }, /somebody else must approve it/],
    ['one of other groups', { waitingFor: ['commerce'] }, /member of none of the groups/],
    ['one for an administrator', { needsAdmin: ['members'], waitingFor: [] }, /only a référentiel administrator may/],
    ['one that they approved', { waitingFor: ['commerce'], approvals: [{ by: ME, at: '2026-11-20T12:00:00.000Z', groups: ['team-shop'] }] }, /waits for the others/],
  ])('explains to a reader why they may not approve %s', async (_, more, why) => {
    show(requestOf(more));
    const decide = within(
      await screen.findByRole('region', { name: 'What you can do' }),
    );
    expect(await decide.findByText(why)).toBeVisible();
    expect(decide.queryByRole('button', { name: /^Approve/ })).toBeNull();
  }); // prettier-ignore

  it('shows a conflict three ways, from which its author makes the resolved draft', async () => {
    const sent: object[] = [];
    portal.answer(updateChangeRequest, ({ body }) => {
      sent.push(body);
      return requestOf({ author: ME, state: 'draft', revision: 2 });
    });
    const conflict = {
      change: 0,
      kind: 'application',
      id: 'app-shop',
      field: 'group',
      base: 'team-shop',
      current: 'commerce',
      proposed: 'team-pay',
      code: 'changed',
      message: 'in any words',
    };
    show(requestOf({ author: ME, state: 'conflict' }), {
      diff: diffOf({ state: 'conflict', stale: true, conflicts: [conflict] }),
    });
    const make = await screen.findByRole('button', { name: 'Make the resolved draft' }); // prettier-ignore
    expect(make).toBeDisabled();
    expect(screen.getByText('Others have changed it meanwhile.')).toBeVisible();
    await user.click(
      await screen.findByRole('radio', { name: 'Keep what this request says' }),
    );
    await user.click(make);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      changes: [{ set: { group: 'team-pay' } }],
      resolutions: [{ id: 'app-shop', field: 'group', keep: 'proposed' }],
    });
  });

  it('undoes an applied request by a draft, and leads to it', async () => {
    portal.answer(revertChangeRequest, ({ body }) =>
      requestOf({ id: 'cr-9', reason: body.reason, state: 'draft' }),
    );
    show(requestOf({ state: 'applied' }));
    await user.click(
      await screen.findByRole('button', { name: 'Undo this change' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/Reason/), 'Wrong team');
    await user.click(dialog.getByRole('button', { name: 'Make the draft' }));
    await waitFor(() =>
      expect(shownAddress()).toBe('/referentiel/requests/cr-9'),
    );
  });

  it('shows which cost would change hands, and names a service that is away', async () => {
    const nobody = { application: null, name: null, group: null };
    show(requestOf(), {
      consequences: {
        id: 'cr-1',
        revision: 1,
        affects: true,
        sources: [
          { name: 'finops', state: 'ok' },
          { name: 'monitoring', state: 'down', error: 'connection refused' },
        ],
        costs: {
          periods: [
            {
              period: '2026-10',
              runId: 'r',
              at: '2026-11-01T00:00:00.000Z',
            },
          ],
          items: [
            {
              period: '2026-10',
              currency: 'USD',
              kind: 'direct',
              from: nobody,
              to: { application: 'app-shop', name: 'Shop', group: 'team-shop' },
              amount: '12.5',
              charges: 3,
            },
          ],
        },
      },
    });
    const moved = within(await screen.findByRole('region', { name: 'What would move' })); // prettier-ignore
    expect(await moved.findByText('$12.50')).toBeVisible();
    expect(moved.getByText('No application')).toBeVisible();
    expect(moved.getByText(/monitoring does not answer: connection refused/)).toBeVisible(); // prettier-ignore
  });

  it('shows which incidents, figures and objectives would change hands', async () => {
    const holder = (id: string) => ({ application: id, name: id, group: null });
    const [from, to] = [holder('app-bank'), holder('app-shop')];
    const figure = (value: number | null) => ({ value, unit: 'ratio', band: null, count: 4 }); // prettier-ignore
    show(requestOf(), {
      consequences: {
        ...{ id: 'cr-1', revision: 1, affects: true },
        sources: [{ name: 'monitoring', state: 'ok' }],
        deployments: {
          since: '2026-09-01T00:00:00.000Z',
          items: [],
          incidents: [
            { from, to, incidents: 7, counted: 5, open: 1, last: '2026-11-02T00:00:00.000Z' },
          ],
          incidentsNotKnown: 2,
          dora: [
            { application: 'app-shop', name: 'Shop', metric: 'changeFailureRate', before: figure(null), after: figure(0.25) },
          ],
          slos: [{ slo: 'shop-answers', name: 'Shop answers', reason: 'signals', from, to }],
        },
      },
    }); // prettier-ignore
    const moved = within(await screen.findByRole('region', { name: 'What would move' })); // prettier-ignore
    expect(await moved.findByText('7')).toBeVisible();
    expect(moved.getByText(/No deployment since/)).toBeVisible();
    expect(moved.getByText(/Of 2 incidents it is not known/)).toBeVisible();
    const row = moved.getByText('Change failure rate').closest('[role=row]');
    expect(row).toHaveTextContent(/not known.*25.0%/);
    expect(moved.getByText('Shop answers')).toBeVisible();
    expect(moved.getByText('An entity that it is measured on moves')).toBeVisible(); // prettier-ignore
  });

  it('lists what awaits the reader; the address has what is shown and how it is sorted', async () => {
    show(requestOf({ waitingFor: ['team-shop'] }), {
      path: '/referentiel/requests',
    });
    const title = await screen.findByRole('link', { name: 'Shop moves' });
    expect(title).toHaveAttribute('href', '/referentiel/requests/cr-1');
    await user.click(screen.getByRole('button', { name: /Show.*Awaiting me/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'All' }));
    expect(await screen.findByText('Another')).toBeVisible();
    expect(shownAddress()).toBe('/referentiel/requests?show=all');
    await user.click(screen.getByRole('columnheader', { name: 'Title' }));
    await waitFor(() =>
      expect(shownAddress()).toMatch(/sort=title&order=(asc|desc)/),
    );
  });
});
