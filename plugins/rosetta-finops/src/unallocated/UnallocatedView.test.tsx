import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  createChangeRequest,
  listApplications,
  submitChangeRequest,
} from '@rosetta/contracts/ref';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { CostsPageView } from '../costs/costsPageView';
import { serveFinops } from '../testUtils';
import { UnallocatedView } from './UnallocatedView';

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

const application = (id: string, name: string) => ({
  id,
  name,
  group: 'retail',
  attributes: {},
  validFrom: null,
  validTo: null,
  version: 1,
});

const REQUEST = {
  id: 'request-1',
  title: '42 belongs to Payments',
  reason: 'x',
  state: 'draft' as const,
  author: 'user:default/jane',
  changeCount: 1,
  createdAt: '2024-10-02T02:00:00.000Z',
  updatedAt: '2024-10-02T02:00:00.000Z',
  submittedAt: null,
  decidedAt: null,
  decidedBy: null,
  version: null,
  changes: [],
  comments: [],
  revision: 1,
  approvals: [],
  needsAdmin: [],
  resolutions: [],
  reverts: null,
};

describe('UnallocatedView', () => {
  const portal = createPortalDouble();

  const show = (view: CostsPageView = {}) => {
    const queries = serveFinops(portal);
    const changes: CostsPageView[] = [];
    renderInTestApp(
      <UnallocatedView
        view={view}
        range={{ from: '2024-09', to: '2024-10' }}
        onChange={change => changes.push(change)}
      />,
      { apis: portal.apis() },
    );
    return { queries: queries.unallocated, changes };
  };

  it('lists sub-accounts with their amounts, whatever application the page is of', async () => {
    const { queries } = show({ application: 'unallocated', domain: 'compute' });
    expect(await screen.findByText('Shop (42)')).toBeVisible();
    expect(screen.getByText('No sub-account')).toBeVisible();
    expect(screen.getByText('$4.00')).toBeVisible();
    expect(queries[0]).toMatchObject({ groupBy: 'account', domain: 'compute' });
    expect(queries[0]).not.toHaveProperty('application');
  });

  it('lists reasons in words, and opens exactly the lines of one', async () => {
    const { changes } = show({ list: 'reason' });
    await user.click(await screen.findByText('No pivot'));
    expect(changes).toEqual([
      {
        view: 'lines',
        kind: 'unallocated',
        application: undefined,
        group: undefined,
        currency: 'USD',
        reason: 'no-pivot',
      },
    ]);
  });

  it('submits a change request that makes an account a pivot of an application', async () => {
    const bodies: unknown[] = [];
    portal.answer(listApplications, () => ({
      items: [application('app-payments', 'Payments')],
      version: 1,
      knownAt: '2024-10-02T02:00:00.000Z',
    }));
    portal.answer(createChangeRequest, ({ body }) => {
      bodies.push(body);
      return REQUEST;
    });
    portal.answer(submitChangeRequest, ({ params }) => {
      bodies.push(params);
      return { ...REQUEST, state: 'submitted' as const };
    });
    show();
    await user.click(await screen.findByRole('button', { name: 'Propose a pivot' })); // prettier-ignore
    const dialog = await screen.findByRole('dialog');
    const submit = within(dialog).getByRole('button', { name: 'Submit the change request' }); // prettier-ignore
    expect(submit).toBeDisabled();
    await user.type(within(dialog).getByRole('combobox'), 'Pay');
    await user.click(
      await screen.findByText('Payments', {}, { timeout: 5_000 }),
    );
    await user.click(submit);
    await waitFor(() => expect(bodies).toHaveLength(2));
    expect(bodies[0]).toMatchObject({
      title: '42 belongs to Payments',
      reason: 'Unallocated cost of Shop: $4.00',
      changes: [
        {
          op: 'create',
          kind: 'pivot',
          set: { application: 'app-payments', type: 'focus:subaccount', value: '42' },
        },
      ],
    }); // prettier-ignore
    expect(bodies[1]).toEqual({ id: 'request-1' });
  });
});
