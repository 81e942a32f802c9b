import { findPeople, getMe } from '@rosetta/contracts/portal';
import { DOMAINS } from '@rosetta/contracts/domains';
import { AnyRoute } from './callRoute';
import { createRouteClient } from './createRouteClient';

/** A portal that writes down what it was called at. */
const createPortal = () => {
  const urls: string[] = [];
  const fetch = async (url: RequestInfo | URL) => {
    urls.push(String(url));
    return new Response('{}', { status: 404 });
  };
  const client = createRouteClient({ fetch: fetch as typeof globalThis.fetch });
  const call = (route: AnyRoute) =>
    client
      .call(route, { params: new Proxy({}, { get: () => 'x' }) })
      .catch(() => urls.at(-1));
  return { call };
};

describe('createRouteClient', () => {
  it.each(DOMAINS.map(({ name, routes }) => [name, routes] as const))(
    'calls every route of %s where the gateway has that service',
    async (name, routes) => {
      const { call } = createPortal();
      for (const route of Object.values<AnyRoute>(routes))
        expect(await call(route)).toBe(
          `plugin://rosetta/${name}${route.path.replace(/:\w+/g, 'x')}`,
        );
    },
  );

  it('calls what the gateway answers itself at its root', async () => {
    const { call } = createPortal();
    expect(await call(getMe)).toBe('plugin://rosetta/v1/me');
    expect(await call(findPeople)).toBe('plugin://rosetta/v1/people');
  });
});
