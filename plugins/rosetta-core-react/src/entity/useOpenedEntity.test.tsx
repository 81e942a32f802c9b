import { useNavigate } from 'react-router-dom';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  TestApiProvider,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import {
  RouteResolutionApi,
  RouteResolutionMatch,
  routeResolutionApiRef,
} from '@backstage/frontend-plugin-api';
import { useOpenedEntity } from './useOpenedEntity';

const PAGE = /^\/things\/(?<kind>\w+)\/(?<namespace>\w+)\/(?<name>\w+)/;

/** A portal whose entities are below /things. */
const routes: RouteResolutionApi = {
  resolve: () => undefined,
  resolvePath({ pathname }) {
    const params = PAGE.exec(pathname)?.groups;
    const node = { spec: { id: 'page:catalog/entity' } };
    return { matches: params ? [{ node, params } as RouteResolutionMatch] : [] }; // prettier-ignore
  },
};

const Opened = () => {
  const entity = useOpenedEntity();
  const navigate = useNavigate();
  return (
    <>
      <output>{entity ? JSON.stringify(entity) : 'none'}</output>
      <button onClick={() => navigate('/things/api/default/other')}>Go</button>
    </>
  );
};

const show = (path: string) =>
  renderInTestApp(
    <TestApiProvider apis={[[routeResolutionApiRef, routes]]}>
      <Opened />
    </TestApiProvider>,
    { initialRouteEntries: [path] },
  );

describe('useOpenedEntity', () => {
  it('reads the entity from wherever the app has its page, and stays with it', async () => {
    show('/things/component/default/shop/ci');
    const output = await screen.findByRole('status');
    const shop = { kind: 'component', namespace: 'default', name: 'shop' };
    expect(JSON.parse(output.textContent!)).toEqual(shop);
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    expect(JSON.parse(output.textContent!)).toEqual(shop);
  });

  it('is nothing at another page', async () => {
    show('/settings');
    expect(await screen.findByText('none')).toBeVisible();
  });
});
