import type { APIRequest } from '@playwright/test';

/** Signs a demo user in at the portal; the cookies that keep the session. */
export async function signInCookies(
  request: APIRequest,
  baseURL: string,
  user: string,
) {
  const client = await request.newContext({ baseURL });
  try {
    const login = await client.get('/api/auth/oidc/start', {
      params: {
        env: 'development',
        flow: 'redirect',
        redirectUrl: `${baseURL}/`,
      },
    });
    await client.post(login.url(), { form: { user } });
    return (await client.storageState()).cookies;
  } finally {
    await client.dispose();
  }
}
