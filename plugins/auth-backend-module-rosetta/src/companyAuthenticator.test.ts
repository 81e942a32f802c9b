import { mockServices } from '@backstage/backend-test-utils';
import { RunningIdentity, startIdentityProvider } from '@rosetta/simulators';
import {
  retryAfterFailure,
  createCompanyAuthenticator,
} from './companyAuthenticator';

type Context = Parameters<typeof retryAfterFailure>[0] extends () => infer C
  ? C
  : never;

const answering = (...answers: Promise<unknown>[]) => {
  let attempts = 0;
  const context = retryAfterFailure(
    () => ({ promise: answers[attempts++], searchParams: {} } as Context),
  );
  return { context, times: () => attempts };
};

describe('retryAfterFailure', () => {
  it('initializes again at the next sign-in when the provider was unreachable at start', async () => {
    const { context } = answering(
      Promise.reject(new Error('unreachable')),
      Promise.resolve('metadata'),
    );
    await expect(context.promise).rejects.toThrow('unreachable');
    expect(await context.promise).toBe('metadata');
  });

  it('does not initialize again after a success', async () => {
    const { context, times } = answering(Promise.resolve('metadata'));
    await context.promise;
    await context.promise;
    expect(times()).toBe(1);
  });
});

describe('sign-out', () => {
  const callbackUrl = 'http://localhost:7007/api/auth/oidc/handler/frame';
  const returnTo = 'http://localhost:7007';
  const client = {
    id: 'rosetta',
    secret: 'secret',
    redirectUris: [callbackUrl],
    postLogoutRedirectUris: [returnTo],
  };
  let provider: RunningIdentity;
  beforeAll(async () => {
    provider = await startIdentityProvider(client);
  });
  afterAll(() => provider.close());

  it('continues at the provider, which redirects the browser back', async () => {
    const authenticator = createCompanyAuthenticator({
      returnTo,
      logger: mockServices.logger.mock(),
    });
    const config = mockServices.rootConfig({
      data: {
        metadataUrl: provider.metadataUrl,
        clientId: client.id,
        clientSecret: client.secret,
      },
    });
    const context = authenticator.initialize({ callbackUrl, config });
    const { logoutUrl } = (await authenticator.logout!(
      { req: {} as never, refreshToken: 'ended already' },
      context,
    )) as { logoutUrl: string };

    const url = new URL(logoutUrl);
    expect(url.origin).toBe(provider.issuer);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: client.id,
      post_logout_redirect_uri: returnTo,
    });
    expect((await fetch(url)).status).toBe(200);
  });
});
