import { useNavigate } from 'react-router-dom';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  TestApiProvider,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import {
  BackstageUserIdentity,
  RouteResolutionApi,
  RouteResolutionMatch,
  identityApiRef,
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

const JANE: BackstageUserIdentity = {
  type: 'user',
  userEntityRef: 'user:default/jane',
  ownershipEntityRefs: [],
};

const show = (path: string, signedIn = Promise.resolve(JANE)) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [routeResolutionApiRef, routes],
        [
          identityApiRef,
          {
            getBackstageIdentity: () => signedIn,
            getProfileInfo: async () => ({}),
            getCredentials: async () => ({}),
            signOut: async () => {},
          },
        ],
      ]}
    >
      <Opened />
    </TestApiProvider>,
    { initialRouteEntries: [path] },
  );

describe('useOpenedEntity', () => {
  it('reads the entity from wherever the app has its page, and stays with it', async () => {
    show('/things/component/default/shop/ci');
    const output = await screen.findByText(/component/);
    const shop = { kind: 'component', namespace: 'default', name: 'shop' };
    expect(JSON.parse(output.textContent!)).toEqual(shop);
    await userEvent.click(screen.getByRole('button', { name: 'Go' }));
    expect(JSON.parse(output.textContent!)).toEqual(shop);
  });

  it('is nothing until it is known who opened the portal, which has no pages before', async () => {
    let signIn = (_: BackstageUserIdentity) => {};
    show(
      '/things/component/default/shop',
      new Promise(resolve => {
        signIn = resolve;
      }),
    );
    expect(await screen.findByText('none')).toBeVisible();
    await act(async () => signIn(JANE));
    expect(screen.getByText(/"name":"shop"/)).toBeVisible();
  });

  it('is nothing at another page', async () => {
    show('/settings');
    expect(await screen.findByText('none')).toBeVisible();
  });
});
