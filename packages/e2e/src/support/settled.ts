import { expect, Page } from '@playwright/test';

/** Long enough for one part of a page to be drawn and to begin to load the next. */
const QUIET_MS = 600;
const LOOK_MS = 100;

/**
 * Nothing of the page is being loaded any more. That nothing is at one moment does not say so:
 * a part of the page may begin to load only once the part around it is there.
 */
export async function settled(page: Page, patienceMs = 30_000) {
  const waiting = page
    .getByRole('progressbar')
    .or(page.locator('[class*=MuiSkeleton-root]'));
  const end = Date.now() + patienceMs;
  let quietSince = Date.now();
  while (Date.now() - quietSince < QUIET_MS) {
    const loading = (await waiting.count()) > 0;
    if (loading) quietSince = Date.now();
    if (loading && Date.now() > end) await expect(waiting).toHaveCount(0);
    await page.waitForTimeout(LOOK_MS);
  }
}
