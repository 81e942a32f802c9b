import { Page, expect } from '@playwright/test';

export interface TimedPage {
  path: string;
  /** What is there once the page is of use. */
  useful: string;
}

const MARK = 'useful';
const PATIENCE_MS = 60_000;

/** Milliseconds from the navigation to a page until it is of use, each time that it is opened. */
export async function timeToUseful(
  page: Page,
  { path, useful }: TimedPage,
): Promise<number> {
  const watch = await page.context().newPage();
  await watch.addInitScript(
    ([selector, mark]) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector(selector)) return;
        performance.mark(mark);
        observer.disconnect();
      }).observe(document, { subtree: true, childList: true });
    },
    [useful, MARK] as const,
  );
  await watch.goto(path);
  await expect(watch.locator(useful).first()).toBeVisible({
    timeout: PATIENCE_MS,
  });
  const taken = await watch.evaluate(
    mark => performance.getEntriesByName(mark)[0].startTime,
    MARK,
  );
  await watch.close();
  return taken;
}
