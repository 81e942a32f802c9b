import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Visit } from './result';

const PATIENCE_MS = 60_000;

/** Keeps when the first card of an entity has its heading; runs in the page. */
const markContent = () => {
  const isThere = () =>
    [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].some(
      ({ textContent }) => textContent === 'About',
    );
  new MutationObserver((_, observer) => {
    if (!isThere()) return;
    performance.mark('content');
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, characterData: true });
};

/** Counts what comes over the network, as it comes. */
const watchNetwork = async (page: Page) => {
  const seen = { requests: 0, bytes: 0 };
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', () => {
    seen.requests += 1;
  });
  session.on('Network.dataReceived', ({ encodedDataLength }) => {
    seen.bytes += encodedDataLength;
  });
  return seen;
};

async function visitOnce(context: BrowserContext, url: string): Promise<Visit> {
  const page = await context.newPage();
  const seen = await watchNetwork(page);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(
    () => performance.getEntriesByName('content').length > 0,
    undefined,
    { timeout: PATIENCE_MS },
  );
  const contentMs = await page.evaluate(
    () => performance.getEntriesByName('content')[0].startTime,
  );
  const visit = { contentMs, ...seen };
  // What comes after the first content belongs to no other visit.
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.close();
  return visit;
}

/** Visits a page as somebody who never was there, and again. */
export async function visitTwice(
  browser: Browser,
  url: string,
  cookies: Parameters<BrowserContext['addCookies']>[0],
): Promise<{ cold: Visit; warm: Visit }> {
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    await context.addCookies(cookies);
    await context.addInitScript(markContent);
    const cold = await visitOnce(context, url);
    return { cold, warm: await visitOnce(context, url) };
  } finally {
    await context.close();
  }
}
