import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Role } from '@rosetta/contracts/access';
import {
  BudgetPolicy,
  createBudgetDecision,
  FIRST_STEPS,
  getBudgetPolicy,
  listAllBudgetDecisions,
  ListedBudgetDecision,
  listSlos,
  putBudgetPolicy,
} from '@rosetta/contracts/monitoring';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { maintenanceRouteRef, slosRouteRef } from '../routes';
import { sloOf } from '../slos/testUtils';
import { BudgetPolicyPage } from './BudgetPolicyPage';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const FIRST: BudgetPolicy = { revision: 0, steps: [...FIRST_STEPS], updatedBy: null, updatedAt: null, reason: null }; // prettier-ignore
const AGREED: BudgetPolicy = {
  revision: 3,
  steps: [{ below: 0, action: 'freeze', text: 'Only repairs' }],
  updatedBy: 'user:default/jane',
  updatedAt: '2026-10-01T00:00:00.000Z',
  reason: 'agreed in October',
};
const EXCEPTION: ListedBudgetDecision = {
  id: '00000000-0000-4000-8000-000000000001',
  slo: 'shop-answers',
  name: 'Shop answers',
  application: { id: 'app-shop', name: 'Shop', group: 'team-shop' },
  decision: 'exception',
  reason: 'the sale begins',
  until: null,
  decidedBy: 'user:default/jane',
  decidedAt: '2026-11-20T11:00:00.000Z',
  state: 'exhausted',
  remaining: -0.2,
  asked: 'freeze',
  policyRevision: 3,
  inForce: true,
};
const OVER: ListedBudgetDecision = {
  ...EXCEPTION,
  id: '00000000-0000-4000-8000-000000000002',
  decision: 'freeze',
  reason: 'last month',
  inForce: false,
};

describe('the page of the error budget policy', () => {
  const portal = createPortalDouble();
  let sent: object[];
  let asked: object[];
  const show = (
    roles: Role[],
    { policy = AGREED, decisions = [EXCEPTION, OVER], at = '/' } = {},
  ) => {
    sent = [];
    asked = [];
    portal.answerMe(roles);
    portal.answer(getBudgetPolicy, () => policy);
    portal.answer(listAllBudgetDecisions, ({ query }) => {
      asked.push(query);
      return { items: decisions };
    });
    portal.answer(listSlos, () => ({ items: [sloOf()] }));
    portal.answer(createBudgetDecision, ({ params, body }) => {
      sent.push({ ...params, ...body });
      const { name: _, application: __, inForce: ___, ...decision } = EXCEPTION;
      return decision;
    });
    return renderInTestApp(<BudgetPolicyPage />, {
      apis: portal.apis(),
      initialRouteEntries: [at],
      mountedRoutes: { '/slos': slosRouteRef, '/maintenance': maintenanceRouteRef }, // prettier-ignore
    });
  };

  it('says what was agreed and what was decided, leads to objectives and maintenance, and lets an engineer change nothing', async () => {
    show(['Rosetta_User']);
    expect(await screen.findByText(/At 0.0% or less of the budget: Freeze\./)).toHaveTextContent('Only repairs'); // prettier-ignore
    expect(screen.getByText(/agreed in October/)).toBeVisible();
    const exception = await screen.findByRole('row', { name: /the sale begins/ }); // prettier-ignore
    expect(exception).toHaveTextContent('In force');
    expect(within(exception).getByRole('link', { name: 'Shop answers' })).toHaveAttribute('href', '/slos/shop-answers'); // prettier-ignore
    expect(screen.getByRole('row', { name: /last month/ })).toHaveTextContent('Past'); // prettier-ignore
    const related = within(screen.getByRole('navigation', { name: 'Related pages' })); // prettier-ignore
    expect(related.getByRole('link', { name: 'Objectives' })).toHaveAttribute('href', '/slos'); // prettier-ignore
    expect(related.getByRole('link', { name: 'Maintenance windows' })).toBeVisible(); // prettier-ignore
    for (const name of ['Withdraw', 'Change the policy', 'Decide on a budget'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    await expectAccessible();
  });

  it('says that nobody agreed on a policy yet, and what to do where nothing was decided', async () => {
    show(['Rosetta_Monitoring_Admin'], { policy: FIRST, decisions: [] });
    expect(await screen.findByText(/Nobody has agreed on a policy yet/)).toBeVisible(); // prettier-ignore
    expect(await screen.findByText(/Decide on a budget when/)).toBeVisible();
  });

  it('asks for those in force, as the address says', async () => {
    show(['Rosetta_User'], { at: '/?show=in-force' });
    await screen.findByRole('row', { name: /the sale begins/ });
    expect(asked).toContainEqual(expect.objectContaining({ inForce: true }));
  });

  it('withdraws a decision with a reason', async () => {
    show(['Rosetta_Monitoring_Admin']);
    const row = await screen.findByRole('row', { name: /the sale begins/ });
    await user.click(within(row).getByRole('button', { name: 'Withdraw' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Reason/), 'the sale is over');
    await user.click(dialog.getByRole('button', { name: 'Withdraw' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ id: 'shop-answers', decision: 'resume', reason: 'the sale is over' }]); // prettier-ignore
  });

  it('records a decision on an objective, until when and why', async () => {
    show(['Rosetta_Monitoring_Admin']);
    await user.click(await screen.findByRole('button', { name: 'Decide on a budget' })); // prettier-ignore
    const dialog = within(await screen.findByRole('dialog'));
    const save = dialog.getByRole('button', { name: 'Record the decision' });
    await user.type(dialog.getByLabelText(/^Reason/), 'the sale begins');
    expect(save).toBeDisabled();
    await user.click(dialog.getByLabelText(/^Objective/));
    await user.click(await screen.findByRole('option', { name: /Shop answers/ })); // prettier-ignore
    await expectAccessible();
    await user.click(save);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ id: 'shop-answers', decision: 'exception', reason: 'the sale begins' }]); // prettier-ignore
  });

  it('changes the policy under the revision that was read, names a step that is there twice, and says when somebody else did meanwhile', async () => {
    show(['Rosetta_Monitoring_Admin']);
    portal.answer(putBudgetPolicy, ({ body }, { headers }) => {
      sent.push({ ...body, ifMatch: headers.get('if-match') });
      throw new RequestError({ name: 'PreconditionFailedError', message: 'changed', status: 412 }); // prettier-ignore
    });
    await screen.findByText(/agreed in October/);
    await user.click(screen.getByRole('button', { name: 'Change the policy' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Add a step' }));
    const save = dialog.getByRole('button', { name: 'Save the policy' });
    await user.type(dialog.getByLabelText(/^Reason/), 'agreed in November');
    const below = dialog.getAllByLabelText(/At this much left/)[1];
    expect(dialog.getByText('Must be from 0 to 100.')).toBeVisible();
    await user.type(below, '0');
    expect(dialog.getByText('Another step has this too.')).toBeVisible();
    expect(save).toBeDisabled();
    await user.clear(below);
    await user.type(below, '30');
    await expectAccessible();
    await user.click(save);
    expect(await dialog.findByText(/changed the policy meanwhile/)).toBeVisible(); // prettier-ignore
    expect(sent).toEqual([
      {
        steps: [AGREED.steps[0], { below: 0.3, action: 'review' }],
        reason: 'agreed in November',
        ifMatch: '"3"',
      },
    ]);
  });
});
