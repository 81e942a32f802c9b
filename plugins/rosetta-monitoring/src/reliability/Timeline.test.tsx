import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  createPortalDouble,
  expectAccessible,
} from '@rosetta/plugin-rosetta-core-react/testUtils';
import { timelineItemOf } from '../incidents/testUtils';
import { slosRouteRef } from '../routes';
import { anomalyOf, ReliabilityAnswers, serveReliability } from './testUtils';
import { Timeline } from './Timeline';
import { windowOf } from './window';

const user = userEvent.setup({ pointerEventsCheck: 0, delay: null });
jest.setTimeout(60_000);

const WINDOW = windowOf('30d', Date.now());
const BURN = timelineItemOf({
  kind: 'burn',
  id: 'burn:1',
  title: 'Shop answers',
  status: 'open',
  detail: 'page',
  deployment: null,
  slo: 'shop-answers',
});

describe('the timeline of an application', () => {
  const portal = createPortalDouble();
  const show = (answers: ReliabilityAnswers) => {
    const asked = serveReliability(portal, { timeline: [BURN], ...answers });
    renderInTestApp(<Timeline application="app-shop" window={WINDOW} />, {
      apis: portal.apis(),
      mountedRoutes: { '/slos': slosRouteRef },
    });
    return asked;
  };
  const picture = (name: RegExp) => screen.findByRole('img', { name });

  it('has burns of budgets, with their objective, and anomalies of cost', async () => {
    const asked = show({
      anomalies: () => ({
        items: [
          anomalyOf(),
          anomalyOf({ id: '5e0ab08a-761d-4d52-8776-1eb8caf00040', state: 'muted' }), // prettier-ignore
        ],
        through: '2026-11-19',
      }),
    });
    expect(await picture(/0 incidents, 1 burn of an error budget, 0 problems, 1 cost anomaly/)).toBeVisible(); // prettier-ignore
    const grid = within(screen.getByRole('grid'));
    const burn = grid.getByRole('row', { name: /Budget burn Shop answers/ });
    expect(within(burn).getByRole('link')).toHaveAttribute('href', '/slos/shop-answers'); // prettier-ignore
    expect(grid.getByRole('row', { name: /Cost anomaly Compute \+\$600 Open \$800.00 instead of \$200.00/ })).toBeVisible(); // prettier-ignore
    expect(screen.getByText(/known up to Nov 19, 2026: bills come days later/)).toBeVisible(); // prettier-ignore
    expect(asked.anomalies).toMatchObject({ application: 'app-shop', days: 'none', ...WINDOW.days }); // prettier-ignore
    await expectAccessible();
  });

  it('says the words that sources use out of the box as people do, and leaves those of the company', async () => {
    show({
      timeline: [
        BURN,
        timelineItemOf({ kind: 'problem', id: 'p', title: 'P-7 Slow disk', status: 'closed', detail: 'RESOURCE_CONTENTION' }),
        timelineItemOf({ kind: 'change', id: 'c', title: 'CHG7 New disk', status: 'on_hold', detail: 'emergency' }),
        timelineItemOf({ id: 'i', title: 'INC7 No disk', status: 'awaiting_vendor' }),
      ],
    });
    for (const row of ['Budget burn Shop answers Open Page', 'Problem P-7 Slow disk Closed Resource contention', 'Change CHG7 New disk On hold Emergency', 'Incident INC7 No disk awaiting_vendor 1'])
      expect(await screen.findByRole('row', { name: new RegExp(row) })).toBeVisible();
  }); // prettier-ignore

  it('has no lane of costs for a reader without that right, and says why', async () => {
    const asked = show({ roles: [] });
    expect(await screen.findByText(/not shown: seeing costs takes the role Rosetta_User/)).toBeVisible(); // prettier-ignore
    expect(await picture(/^0 incidents, 1 burn of an error budget, 0 problems, 0 changes,? and 0 deployments/)).toBeVisible(); // prettier-ignore
    expect(screen.queryByText('Cost')).not.toBeInTheDocument();
    expect(asked.anomalies).toBeUndefined();
  });

  it('keeps all else while costs do not answer, says so in their lane, and asks again', async () => {
    let isDown = true;
    show({
      anomalies: () => {
        if (isDown) throw new RequestError({ name: 'ServiceUnavailableError', message: 'finops does not answer', status: 503 }); // prettier-ignore
        return { items: [anomalyOf()] };
      },
    });
    expect(await screen.findByText('Not known: costs do not answer')).toBeVisible(); // prettier-ignore
    expect(screen.getByRole('img')).toHaveAccessibleName(/^0 incidents, 1 burn of an error budget, 0 problems, 0 changes,? and 0 deployments/); // prettier-ignore
    isDown = false;
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await picture(/1 cost anomaly/)).toBeVisible();
  });

  it('is a list of costs too where nothing else happened', async () => {
    show({ timeline: [], anomalies: () => ({ items: [anomalyOf({ ongoing: true })] }) }); // prettier-ignore
    expect(await picture(/0 burns of error budgets, 0 problems, 1 cost anomaly/)).toBeVisible(); // prettier-ignore
  });

  it('says what could be there where nothing is', async () => {
    show({ timeline: [] });
    expect(await screen.findByText('Nothing happened in this time')).toBeVisible(); // prettier-ignore
    expect(await screen.findByText('No cost was looked at yet for unusual days.')).toBeVisible(); // prettier-ignore
  });
});
