import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  DORA,
  MonitoringAnswers,
  liveOf,
  serveMonitoring,
  sourceOf,
} from '../testUtils';
import { DeploymentTools } from './DeploymentTools';
import { DeploymentsCard } from './DeploymentsCard';
import { DeploymentsTab } from './DeploymentsTab';
import { lastWeeks } from './weeks';

describe('deployments of an application', () => {
  const portal = createPortalDouble();

  const show = (element: JSX.Element, given?: MonitoringAnswers) => {
    serveMonitoring(portal, given);
    renderInTestApp(element, { apis: portal.apis() });
  };

  it('are what runs now, how often it changes, and what was before', async () => {
    show(<DeploymentsTab application="app-shop" />);
    expect(await screen.findByText('2 days/week')).toBeVisible();
    expect(screen.getByText('High')).toBeVisible();
    expect(screen.getByText('registry.example/shop:1.2.3')).toBeVisible();
    expect(screen.getByText('lea.martin')).toBeVisible();
  });

  it('show the present week as not over', async () => {
    show(<DeploymentsTab application="app-shop" />);
    expect(await screen.findByText('2 days/week')).toBeVisible();
    expect(await screen.findByText('so far')).toBeInTheDocument();
  });

  it('count no week before history begins', async () => {
    const froms: (string | undefined)[] = [];
    show(<DeploymentsTab application="app-shop" />, {
      dora: ({ from }) => {
        froms.push(from);
        const first = lastWeeks(2, new Date()).from;
        return { ...DORA, published: { ...DORA.published, first } };
      },
    });
    expect(await screen.findByLabelText(/in 2 weeks/)).toBeInTheDocument();
    expect(froms.at(-1)).toBe(lastWeeks(2, new Date()).from);
  });

  it('fit on a card', async () => {
    show(<DeploymentsCard application="app-shop" />);
    expect(await screen.findByText('production')).toBeVisible();
    expect(screen.getByRole('img', { name: 'Healthy' })).toBeVisible();
  });

  it('show that their owners are unknown, and what a source refuses', async () => {
    show(<DeploymentsTab application="app-shop" />, {
      live: () => ({
        items: [],
        sources: [sourceOf({ problems: ['bank/api: GitLab answered 403'] })],
        attribution: { state: 'unknown', asOf: null, error: 'no answer' },
      }),
    });
    expect(await screen.findByText(/owners of deployments are not known/)).toBeVisible(); // prettier-ignore
    expect(screen.getByText(/bank\/api: GitLab answered 403/)).toBeVisible();
  });

  it('show why the buttons to its pages at the sources are missing', async () => {
    show(<DeploymentTools application="app-shop" besides={[]} />, {
      live: () => {
        throw new RequestError({ name: 'ServiceUnavailableError', message: 'monitoring-api does not answer', status: 503 }); // prettier-ignore
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Links to its pages at the sources could not be read'); // prettier-ignore
    expect(alert).toHaveTextContent('monitoring-api does not answer');
  });

  it('show on the card which source does not answer', async () => {
    const down = sourceOf({
      name: 'gitlab',
      title: 'GitLab',
      state: 'down',
      asOf: null,
    });
    show(<DeploymentsCard application="app-shop" />, {
      live: () => ({ items: [], sources: [down] }),
    });
    expect(
      await screen.findByText(/GitLab has not answered yet/),
    ).toBeVisible();
    expect(screen.getByText(/Nothing is deployed/)).toBeVisible();
  });

  it('show on the card what a source that answers refuses', async () => {
    const problems = ['bank/api: GitLab answered 403'];
    const sources = [sourceOf(), sourceOf({ name: 'gitlab', problems })];
    show(<DeploymentsCard application="app-shop" />, {
      live: () => ({ items: [liveOf()], sources }),
    });
    expect(await screen.findByText(/bank\/api: GitLab answered 403/)).toBeVisible(); // prettier-ignore
  });
});
