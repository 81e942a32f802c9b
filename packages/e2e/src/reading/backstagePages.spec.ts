import { Page } from '@playwright/test';
import { BACKSTAGE_PAGES, BackstagePage } from '../support/backstagePages';
import { MESSAGE_KEY, PATIENCE_MS, openPage } from '../support/pages';
import { waitUntilLoaded } from '../support/waitUntilLoaded';
import { expect, test } from '../support/test';

test.setTimeout(300_000);

const LANGUAGES = ['en', 'fr'] as const;
type Language = (typeof LANGUAGES)[number];

async function speak(page: Page, language: Language) {
  await page.addInitScript(
    chosen => window.localStorage.setItem('language', chosen),
    language,
  );
}

/** Of the app: the documentation of somebody, in a shadow root, has headings of its own. */
const heading = (page: Page) => page.locator('css:light=h1');

/** Whether what comes first by keyboard leads past the navigation. */
async function skipToContent(page: Page, language: Language) {
  await page.keyboard.press('Tab');
  // A documentation site brings one of its own, further down.
  const skip = page
    .getByRole('link', {
      name: { en: 'Skip to content', fr: 'Aller au contenu' }[language],
    })
    .first();
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  const focused = page.locator('main:focus, [data-portal-content]:focus');
  await expect(focused).toHaveCount(1);
}

/** Names of somebody or something, and what the catalog itself says. */
const DATA =
  'td, dd, code, pre, svg, figure li, .MuiDataGrid-virtualScrollerContent, [class*=Chip], [class*=bui-HeaderTag], main a, main li:has(a), [data-testid=techdocs-native-shadowroot]';

/** What the page says, without names and data. */
const readTexts = (page: Page) =>
  page.evaluate(data => {
    const texts = new Set<string>();
    const walker = document.createTreeWalker(
      document.body,
      NodeFilter.SHOW_TEXT,
    );
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement!;
      const text = walker.currentNode.textContent!.trim();
      const isWords = /[a-z]{3}/i.test(text);
      if (isWords && parent.checkVisibility() && !parent.closest(data))
        texts.add(text);
    }
    for (const field of document.querySelectorAll('[placeholder]'))
      texts.add(field.getAttribute('placeholder')!);
    return [...texts];
  }, DATA);

/** The same in both languages, or a name. */
const SAME =
  /^(Rosetta|Menu|Administration|DORA|Incidents|Maintenance|Notifications?|Documentation|Documents?|Actions?|Type|Description|Source|Applications?|Relations|Options|Portal|API|Total|Excel|Direct|Indirect|Auto|AI Studio.*|Where teams of Aurore.*|Model runtime|Demo company|Référentiel|Élodie Engineer|.*@.*|English|Français|default|\w+-\w+|experimental|production|staging|service|Serves the models:.*)$/;

/** Backstage has these in its code, and no place where they could be replaced. */
const ENGLISH_ONLY: Record<string, RegExp> = {
  reader: /^(Search docs|Owner:|Lifecycle:|Component|Text size)$/,
  // The kind, as the catalog writes it.
  component: /^Component$/,
  system: /^System$/,
  'system-cost': /^System$/,
};

/** What every page of the portal has, in the language that it is shown in. */
async function expectFrame(
  page: Page,
  { title }: BackstagePage,
  language: Language,
) {
  await expect(page.locator('css:light=html')).toHaveAttribute(
    'lang',
    // Without a choice it is that of the browser, with its region.
    new RegExp(`^${language}\\b`),
  );
  await expect(page).toHaveTitle(/(\||·) Rosetta$/);
  await expect(heading(page)).toHaveCount(1);
  await expect(heading(page)).toHaveText(title[language]);
  await expect(page.getByRole('main')).toHaveCount(1);
  await skipToContent(page, language);
}

for (const each of BACKSTAGE_PAGES)
  test(`the page “${each.name}” of Backstage has one title and one landmark, is accessible in light and dark mode, and has no English word in French`, async ({
    page,
    signIn,
    allowConsole,
    expectAccessible,
    picture,
  }) => {
    // A site that nobody has opened yet is not there, until it is built.
    if (each.name === 'reader') allowConsole(/404 .*\/api\/techdocs\//);
    await signIn('engineer');
    await openPage(page, each);
    if (each.picture) await picture(each.picture, each);
    const english = await readTexts(page);
    await expectFrame(page, each, 'en');
    // Cards of Backstage begin to load one after the other, each behind a spinner.
    await waitUntilLoaded(page, PATIENCE_MS);
    await expectAccessible({ serious: true });

    await speak(page, 'fr');
    await page.emulateMedia({ colorScheme: 'dark' });
    await openPage(page, each);
    const untranslated = (await readTexts(page)).filter(
      text =>
        MESSAGE_KEY.test(text) ||
        (english.includes(text) &&
          !SAME.test(text) &&
          !ENGLISH_ONLY[each.name]?.test(text)),
    );
    expect(untranslated).toEqual([]);
    await expectFrame(page, each, 'fr');
    await waitUntilLoaded(page, PATIENCE_MS);
    await expectAccessible({ serious: true });
  });

/** A phone; a window of 1440 px at 200 %; a laptop. */
const WIDTHS = [390, 720, 1366];

test('no page of Backstage is moved sideways on a phone, at 200 % zoom or on a laptop', async ({
  page,
  signIn,
  allowConsole,
}) => {
  allowConsole(/404 .*\/api\/techdocs\//);
  await signIn('engineer');
  const tooWide: string[] = [];
  for (const each of BACKSTAGE_PAGES) {
    await page.setViewportSize({ width: WIDTHS[0], height: 800 });
    await openPage(page, each);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await waitUntilLoaded(page, PATIENCE_MS);
      const { scrollWidth } = await page.evaluate(
        () => document.documentElement,
      );
      if (scrollWidth > width)
        tooWide.push(`${each.name} at ${width}: ${scrollWidth}`);
    }
  }
  expect(tooWide).toEqual([]);
});

test('below 900 px the navigation shows icons, and names over the page on request', async ({
  page,
  signIn,
}) => {
  await signIn('engineer');
  await page.setViewportSize({ width: 800, height: 800 });
  await openPage(page, BACKSTAGE_PAGES[0]);
  const nav = page.getByRole('navigation', { name: 'sidebar nav' });
  const costs = nav.getByRole('link', { name: 'Costs' });
  await expect(costs).toBeVisible();
  await expect(costs.getByText('Costs')).toHaveCount(0);
  await nav.getByRole('button', { name: 'Menu' }).click();
  await expect(costs.getByText('Costs')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(costs.getByText('Costs')).toHaveCount(0);
});

for (const language of LANGUAGES)
  test(`no name in the navigation is cut in “${language}”`, async ({
    page,
    signIn,
  }) => {
    await signIn('platform-admin');
    await speak(page, language);
    await openPage(page, BACKSTAGE_PAGES[0]);
    const cut = await page
      .locator('nav [class*=NavItem-module__label]')
      .evaluateAll(labels =>
        labels
          .filter(label => label.scrollWidth > label.clientWidth)
          .map(label => label.textContent),
      );
    expect(cut).toEqual([]);
  });
