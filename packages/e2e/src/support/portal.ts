import { Page, expect } from '@playwright/test';
import { platform } from './platform';
import { rosetta } from './launcher';
import { SIGN_IN_ENVIRONMENT } from './signIn';

/** A token of the person who is signed in, as the pages get it. */
export async function fetchAuthorization(page: Page) {
  const answer = await page.request.get('/api/auth/oidc/refresh', {
    params: { optional: '', env: SIGN_IN_ENVIRONMENT },
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await answer.json();
  return { authorization: `Bearer ${backstageIdentity.token}` };
}

/** Requests to the API of the portal, as the person who is signed in. */
export async function createApiClient(page: Page) {
  const headers = await fetchAuthorization(page);
  return async <T = any>(path: string): Promise<T> => {
    const answer = await page.request.get(path, { headers });
    expect([path, answer.status()]).toEqual([path, 200]);
    return answer.json();
  };
}

/** `rosetta simulate …`, as its answer for programs. */
export async function simulate(...args: string[]) {
  const { code, stdout, stderr } = await rosetta(
    ['simulate', ...args, '--json'],
    platform(),
  );
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}
