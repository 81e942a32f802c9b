import { screen } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  ApplicationCardBlueprint,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import { HomeCardBlueprint } from '@rosetta/plugin-rosetta-core-react/home';
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

/** A domain as others will write it: a page, a card at home, a card on the sheet. */
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
    HomeCardBlueprint.make({
      params: { loader: async () => <p>Cost of last month</p> },
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
    portal.answerMe();
    renderTestApp({
      features: [corePlugin, domain],
      initialRouteEntries: [path],
      apis: portal.apis(),
    });
  };

  it('puts the cards of the domains on the home page', async () => {
    show('/');
    expect(await screen.findByText('Cost of last month')).toBeVisible();
  });

  it('gives the cards of the domains to every page that shows an application', async () => {
    show('/sheet');
    expect(await screen.findByText('Cost of app-payments')).toBeVisible();
  });
});

describe('appModule', () => {
  it('extends the app plugin only', () => {
    expect(appModule.pluginId).toBe('app');
  });
});
