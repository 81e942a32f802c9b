import { APIRequest, BrowserContext, Page, expect } from '@playwright/test';

export type DemoUser =
  | 'engineer'
  | 'finops-admin'
  | 'monitoring-admin'
  | 'referentiel-admin'
  | 'platform-admin'
  | 'visitor';

export type Cookies = Parameters<BrowserContext['addCookies']>[0];

/** The environment of the portal's sign-in that has the demo identity provider. */
export const SIGN_IN_ENVIRONMENT = 'development';

/** Signs in as a browser does, without its pages; the cookies that keep the session. */
export async function signInWithoutPages(
  request: APIRequest,
  baseURL: string,
  user: DemoUser,
): Promise<Cookies> {
  const client = await request.newContext({ baseURL });
  try {
    const login = await client.get('/api/auth/oidc/start', {
      params: {
        env: SIGN_IN_ENVIRONMENT,
        flow: 'redirect',
        redirectUrl: `${baseURL}/`,
      },
    });
    const portal = await client.post(login.url(), { form: { user } });
    expect(new URL(portal.url()).origin).toBe(new URL(baseURL).origin);
    return (await client.storageState()).cookies;
  } finally {
    await client.dispose();
  }
}

/** Signs in as a person does: by the button, at the demo identity provider. */
export async function signInByPages(page: Page, user: DemoUser) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: user }).click();
  await expect(page.getByRole('main')).toBeVisible();
}
