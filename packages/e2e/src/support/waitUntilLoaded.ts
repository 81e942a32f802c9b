import { expect, Page, Request } from '@playwright/test';

/** Long enough for one part of a page to be drawn and to begin to load the next. */
const QUIET_MS = 600;
const POLL_MS = 100;

const LOADED_LATER: readonly string[] = ['fetch', 'xhr', 'script'];

const openRequests = new WeakMap<Page, Set<Request>>();

/** Keeps what the page is fetching, for `waitUntilLoaded`; a stream that stays open does not count. */
export function watchRequests(page: Page) {
  const open = new Set<Request>();
  openRequests.set(page, open);
  page.on('request', request => {
    if (LOADED_LATER.includes(request.resourceType())) open.add(request);
  });
  page.on('requestfinished', request => open.delete(request));
  page.on('requestfailed', request => open.delete(request));
  page.on('response', response => {
    const type = response.headers()['content-type'] ?? '';
    // What a refusal says may stay unread, and then it never finishes.
    if (type.startsWith('text/event-stream') || !response.ok())
      open.delete(response.request());
  });
}

/**
 * Waits until nothing of the page is being loaded any more. One quiet moment is not enough:
 * a part of the page may begin to load only once the part around it is there.
 */
export async function waitUntilLoaded(page: Page, patienceMs = 30_000) {
  // One that has a value tells of work that is done in parts, and not of loading.
  const waiting = page
    .locator('[role=progressbar]:not([aria-valuenow])')
    .or(page.locator('[class*=MuiSkeleton-root]'));
  const end = Date.now() + patienceMs;
  let quietSince = Date.now();
  while (Date.now() - quietSince < QUIET_MS) {
    const loading =
      (openRequests.get(page)?.size ?? 0) > 0 || (await waiting.count()) > 0;
    if (loading) quietSince = Date.now();
    if (loading && Date.now() > end) await expect(waiting).toHaveCount(0);
    if (loading && Date.now() > end) return;
    await page.waitForTimeout(POLL_MS);
  }
}
