import { screen } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { listGroups } from '@rosetta/contracts/ref';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  ApplicationCardBlueprint,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import {
  HomeCardBlueprint,
  HomeKpiBlueprint,
} from '@rosetta/plugin-rosetta-core-react/home';
import {
  PageBlueprint,
  createFrontendPlugin,
  createRouteRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { appModule } from './appModule';
import { corePlugin } from './plugin';

const Sheet = () => (
  <>
    {useApi(applicationSheetApiRef)
      .cards()
      .map(({ id, component: Card }) => (
        <Card key={id} application="app-payments" />
      ))}
  </>
);

/** A domain as others will write it: a page, a figure and a card at home, a card on the sheet. */
const domain = createFrontendPlugin({
  pluginId: 'rosetta-finops',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/sheet',
        title: 'Sheet',
        icon: <i />,
        routeRef: createRouteRef(),
        loader: async () => <Sheet />,
      },
    }),
    HomeKpiBlueprint.make({
      params: {
        order: 1,
        loader: async () => () => ({
          value: { name: 'Cost of last month', figure: '$12' },
          loading: false,
          retry: () => {},
        }),
      },
    }),
    HomeCardBlueprint.make({
      params: {
        action: 'finops.runs.write',
        loader: async () => <p>Last runs</p>,
      },
    }),
    ApplicationCardBlueprint.make({
      params: {
        loader: async () => (props: { application: string }) =>
          <p>Cost of {props.application}</p>,
      },
    }),
  ],
});

describe('corePlugin', () => {
  const portal = createPortalDouble();

  const show = (path: string) => {
    renderTestApp({
      features: [corePlugin, domain],
      initialRouteEntries: [path],
      apis: portal.apis(),
    });
  };

  it('puts the figures and cards of the domains on the home page', async () => {
    portal.answer(listGroups, () => ({ items: [], version: 1, knownAt: '2026-11-20T00:00:00.000Z' })); // prettier-ignore
    portal.answerMe(['Rosetta_FinOps_Admin']);
    show('/');
    expect(await screen.findByText('Cost of last month')).toBeVisible();
    expect(await screen.findByText('Last runs')).toBeVisible();
  });

  it('gives the cards of the domains to every page that shows an application', async () => {
    portal.answerMe();
    show('/sheet');
    expect(await screen.findByText('Cost of app-payments')).toBeVisible();
  });
});

describe('appModule', () => {
  it('extends the app plugin only', () => {
    expect(appModule.pluginId).toBe('app');
  });
});
