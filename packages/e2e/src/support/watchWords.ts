import { Page, expect } from '@playwright/test';

/** Words that say that something is not there, or not much: a figure of 0 with what it counts. */
const EMPTY_WORDS =
  /nothing|no group|no bill|no source|not deployed|not known|does not \p{L}+|\b0 \p{L}+|\$0\.00/giu;

/** Parts of our pages are sections, those of Backstage's are cards. */
const PARTS = 'main section, main .bui-Card';

/** What each named part of the page has said, one text after the other. */
type Said = Record<string, string[]>;

declare global {
  interface Window {
    rosettaSaid?: Said;
  }
}

/** Call before the page is opened: from its first paint on, every text of every part is kept. */
export const watchWords = (page: Page) =>
  page.addInitScript(parts => {
    const said: Said = {};
    window.rosettaSaid = said;
    const read = () => {
      for (const part of document.querySelectorAll<HTMLElement>(parts)) {
        const name =
          part.getAttribute('aria-label') ??
          part.querySelector('h2, h3')?.textContent ??
          '';
        const text = part.innerText;
        const texts = (said[name] ??= []);
        if (texts.at(-1) !== text) texts.push(text);
      }
    };
    new MutationObserver(read).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  }, PARTS);

/** Fails on a word of emptiness that a part has said and no longer says: it was not true. */
export async function expectNoFalseWord(page: Page) {
  const said = await page.evaluate(() => window.rosettaSaid ?? {});
  const wrong = Object.entries(said).flatMap(([part, texts]) => {
    const last = texts.at(-1) ?? '';
    return texts
      .flatMap(text => text.match(EMPTY_WORDS) ?? [])
      .filter(word => !last.includes(word))
      .map(word => `${part}: ${word}`);
  });
  expect(wrong, 'said, and taken back').toEqual([]);
  // Of a page without any part, nothing would have been watched.
  expect(Object.keys(said)).not.toEqual([]);
}
