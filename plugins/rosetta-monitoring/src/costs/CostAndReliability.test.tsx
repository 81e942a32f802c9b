import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  costsOf,
  deploymentBudgetOf,
  ReliabilityAnswers,
  serveReliability,
} from '../reliability/testUtils';
import { slosRouteRef } from '../routes';
import { CostAndReliability } from './CostAndReliability';
import { linesOfDay } from './linesOfDay';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const SECOND = deploymentBudgetOf({
  id: 'gitlab:aurore/shop:11',
  sha: null,
  ref: null,
  finishedAt: '2026-11-10T14:10:00.000Z',
  to: '2026-11-10T14:00:00.000Z',
  incidents: [],
  budgets: [],
});

describe('cost and reliability together', () => {
  const portal = createPortalDouble();
  const show = (answers: ReliabilityAnswers = {}, address = '/') => {
    const asked = serveReliability(portal, {
      deployments: [deploymentBudgetOf(), SECOND],
      ...answers,
    });
    renderInTestApp(<CostAndReliability application="app-shop" />, {
      apis: portal.apis(),
      initialRouteEntries: [address],
      mountedRoutes: { '/slos': slosRouteRef },
    });
    return asked;
  };

  it('has what each deployment cost before and after, what was burned, and its incidents', async () => {
    const asked = show();
    const row = await screen.findByRole('row', { name: /main a1b2c3d4 \$10.00 \$12.00 \+\$2.00 \+20.0%/ }); // prettier-ignore
    expect(row).toHaveTextContent('7/7 + 7/7');
    expect(row).toHaveTextContent('50.0%');
    expect(within(row).getByRole('link', { name: 'Shop answers' })).toHaveAttribute('href', '/slos/shop-answers'); // prettier-ignore
    expect(within(row).getByRole('link', { name: 'INC001' })).toHaveAttribute('href', 'https://acme.service-now.com/x'); // prettier-ignore
    expect(within(row).getByRole('link', { name: /a1b2c3d4/ })).toHaveAttribute('href', 'https://gitlab.example/aurore/shop/-/jobs/12'); // prettier-ignore
    expect(screen.getByRole('row', { name: /Counted with the next one/ })).toHaveTextContent('GitLab'); // prettier-ignore
    expect(screen.getByText(/does not prove that the deployment caused it/)).toBeVisible(); // prettier-ignore
    expect(asked.costs).toEqual({ application: 'app-shop', from: '2026-11-03', to: '2026-11-18' }); // prettier-ignore
    await expectAccessible();
  });

  it('shows the days and the budgets that the figures of a deployment are made of', async () => {
    show({}, '/?deployment=gitlab:aurore/shop:12');
    const days = within(await screen.findByRole('grid', { name: /^Days around main a1b2c3d4/ })); // prettier-ignore
    expect(days.getByRole('row', { name: /2026-11-09 Before \$10.00 Complete/ })).toBeVisible(); // prettier-ignore
    expect(days.queryByText('2026-11-10')).not.toBeInTheDocument();
    const budgets = within(screen.getByRole('grid', { name: /^Budgets after main a1b2c3d4/ })); // prettier-ignore
    expect(budgets.getByRole('row', { name: /Shop answers 50.0% 50 100 events 100.0%/ })).toBeVisible(); // prettier-ignore
    expect(budgets.getByRole('row', { name: /Shop is fast – – 0 time slices 0.0%/ })).toBeVisible(); // prettier-ignore
  });

  it('opens a deployment over the list by its row, and closes it again', async () => {
    show({ deployments: [deploymentBudgetOf()] });
    await user.click(await screen.findByText('7/7 + 7/7'));
    const dialog = await screen.findByRole('dialog', { name: /^main a1b2c3d4, / }); // prettier-ignore
    expect(within(dialog).getByRole('grid', { name: /^Days around main/ })).toBeVisible(); // prettier-ignore
    await expectAccessible();
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('shows no difference while days are missing or may still grow', async () => {
    show({
      deployments: [deploymentBudgetOf({ over: false })],
      costs: query => ({
        ...costsOf(query, day => day < '2026-11-13'),
        otherCurrencies: [{ currency: 'EUR', amount: '3' }],
      }),
    });
    const row = await screen.findByRole('row', { name: /\$10.00 \$12.00 – –/ });
    expect(row).toHaveTextContent('7/7 + 2/7');
    expect(row).toHaveTextContent('so far');
    expect(screen.getByText(/left out, as amounts of two are never added: EUR/)).toBeVisible(); // prettier-ignore
  });

  it('has no columns of cost for a reader without that right, and says why', async () => {
    const asked = show({ roles: [] });
    expect(await screen.findByText(/Costs are not shown: seeing them takes the role Rosetta_User/)).toBeVisible(); // prettier-ignore
    expect(screen.queryByText('Cost per day before')).not.toBeInTheDocument();
    expect(screen.getByRole('row', { name: /main a1b2c3d4 50.0%/ })).toBeVisible(); // prettier-ignore
    expect(asked.costs).toBeUndefined();
  });

  it('keeps budgets and incidents while costs do not answer, and asks again', async () => {
    let isDown = true;
    show({
      deployments: [deploymentBudgetOf()],
      costs: query => {
        if (isDown) throw new RequestError({ name: 'ServiceUnavailableError', message: 'finops does not answer', status: 503 }); // prettier-ignore
        return costsOf(query);
      },
    });
    expect(await screen.findByText('Costs do not answer; budgets and incidents are shown')).toBeVisible(); // prettier-ignore
    expect(screen.getByRole('row', { name: /INC001/ })).toBeVisible();
    isDown = false;
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('row', { name: /\+\$2.00/ })).toBeVisible();
  });

  it('says what would be there where nothing was deployed', async () => {
    const asked = show({ deployments: [] });
    expect(await screen.findByText('No deployment to production in the last 90 days')).toBeVisible(); // prettier-ignore
    expect(asked.costs).toBeUndefined();
  });

  it('leads from a day to its lines', () => {
    expect(linesOfDay({ application: 'app-shop', day: '2026-12-31', currency: 'USD' })).toBe(
      'view=lines&from=2026-12&to=2027-01&day=2026-12-31&application=app-shop&currency=USD&kind=direct&chargeCategory=usage',
    ); // prettier-ignore
  });
});
