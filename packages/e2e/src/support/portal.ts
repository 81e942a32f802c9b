import { Page, expect } from '@playwright/test';
import { platform } from './platform';
import { rosetta } from './launcher';

/** The token that the page of a signed-in person works with. */
export async function tokenOf(page: Page) {
  const asked = page.waitForRequest(/\/api\/rosetta\/v1\/me$/);
  await page.goto('/your-access');
  return { authorization: (await asked).headers().authorization! };
}

/** Asks the API of the portal as the person who is signed in. */
export async function asPerson(page: Page) {
  const headers = await tokenOf(page);
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
