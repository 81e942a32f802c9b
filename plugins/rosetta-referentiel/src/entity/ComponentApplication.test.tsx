import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { applicationSheetApiRef } from '@rosetta/plugin-rosetta-core-react/application';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { serveReferentiel } from '../__testUtils__';
import { ComponentApplication } from './ComponentApplication';

describe('the application of a component', () => {
  const portal = createPortalDouble();

  const show = (name: string) => {
    serveReferentiel(portal);
    renderInTestApp(
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name },
        }}
      >
        <ComponentApplication />
      </EntityProvider>,
      {
        apis: [
          ...portal.apis(),
          [
            applicationSheetApiRef,
            {
              cards: () => [
                {
                  id: 'cost',
                  component: ({ application }) => <p>Cost of {application}</p>,
                },
              ],
              tabs: () => [],
              tools: () => [],
              columns: () => [],
            },
          ],
        ],
      },
    );
  };

  it('is found by its pivot, and shows its owner and the cards of the domains', async () => {
    show('shop');
    expect(await screen.findByText('Cost of app-shop')).toBeVisible();
    expect(await screen.findByText('Shop team')).toBeVisible();
  });

  it('shows what to do when no pivot names the component', async () => {
    show('orphan');
    expect(
      await screen.findByText('This component belongs to no application'),
    ).toBeVisible();
    expect(screen.getByText(/component:default\/orphan/)).toBeVisible();
  });
});
