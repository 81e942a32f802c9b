import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ConsequenceSource,
  PivotProblem,
  UnclaimedItem,
  listPivotProblems,
  listUnclaimed,
} from '@rosetta/contracts/ref';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  renderReferentiel,
  serveChangeRequests,
  serveReferentiel,
} from '../__testUtils__';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const PROBLEM: PivotProblem = {
  kind: 'duplicate',
  pivot: {
    id: 'pivot-2',
    application: 'app-shop',
    type: 'gitlab:project',
    value: 'shop/Web',
    validFrom: null,
    validTo: null,
  },
  applicationName: 'Shop',
  other: { id: 'pivot-1', application: 'app-shop', value: 'shop/web' },
  cure: {
    title: 'End gitlab:project shop/Web',
    reason: 'shop/web says the same',
    changes: [{ op: 'delete', kind: 'pivot', id: 'pivot-2' }],
  },
};

const AWAY: ConsequenceSource = {
  name: 'finops',
  state: 'down',
  error: 'no answer',
};

const SANDBOX: UnclaimedItem = {
  source: 'finops',
  type: 'focus:subaccount',
  value: '4711',
  label: 'Sandbox',
  amount: '12.5',
  currency: 'USD',
  application: null,
};

describe('the page of mappings', () => {
  const portal = createPortalDouble();
  let drafted: any[];
  let asked: any[];

  const show = (path: string) => {
    asked = [];
    serveReferentiel(portal);
    portal.answer(listPivotProblems, ({ query }) => {
      asked.push(query);
      return query.kind === 'unused'
        ? { items: [], sources: [AWAY] }
        : { items: [PROBLEM], sources: [] };
    });
    portal.answer(listUnclaimed, () => ({
      items: [SANDBOX],
      sources: [],
    }));
    ({ drafted } = serveChangeRequests(portal));
    renderReferentiel(portal, path);
  };
  it('lists problems, and opens the change request that mends one, filled in', async () => {
    show('/referentiel/mappings?type=gitlab:project');
    expect(await screen.findByText('shop/Web')).toBeVisible();
    expect(asked[0]).toMatchObject({ type: 'gitlab:project' });
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'End it: gitlab:project shop/Web' })); // prettier-ignore
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText(/^Reason/)).toHaveValue('shop/web says the same'); // prettier-ignore
    await user.click(dialog.getByRole('button', { name: 'Save as draft' }));
    await waitFor(() => expect(drafted).toHaveLength(1));
    expect(drafted[0]).toEqual({
      title: 'gitlab:project shop/Web no longer belongs to Shop',
      reason: 'shop/web says the same',
      changes: PROBLEM.cure.changes,
    });
  });

  it('names a service that is away instead of showing what is unused', async () => {
    show('/referentiel/mappings?kind=unused');
    expect(await screen.findByText(/FinOps does not answer/)).toHaveTextContent('no answer'); // prettier-ignore
    expect(screen.queryByText('No such problem')).not.toBeInTheDocument();
  });

  it('drafts the pivot that is missing for what nobody claims', async () => {
    show('/referentiel/mappings?show=unclaimed');
    await user.click(await screen.findByRole('button', { name: 'Claim it: focus:subaccount 4711' })); // prettier-ignore
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Save as draft' }));
    expect(await dialog.findByText('Required')).toBeVisible();
    await user.type(dialog.getByRole('combobox', { name: /^Application/ }), 'Mail'); // prettier-ignore
    await user.click(await screen.findByRole('option', { name: 'Mail' }));
    await user.click(dialog.getByRole('button', { name: 'Save as draft' }));
    await waitFor(() => expect(drafted).toHaveLength(1));
    expect(drafted[0]).toMatchObject({
      title: '4711 belongs to Mail',
      changes: [
        {
          kind: 'pivot',
          set: { application: 'app-mail', type: 'focus:subaccount', value: '4711' },
        },
      ],
    }); // prettier-ignore
  });
});
