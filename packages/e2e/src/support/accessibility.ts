import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';
import { waitUntilLoaded } from './waitUntilLoaded';

export interface AccessibilityOptions {
  /** Only what axe calls serious or critical. */
  serious?: boolean;
}

const SERIOUS: readonly unknown[] = ['serious', 'critical'];

/** Fails on any violation of WCAG 2.2 AA on the page as it is now. */
export async function expectAccessible(
  page: Page,
  { serious = false }: AccessibilityOptions = {},
) {
  // What is still loading is not the page yet.
  await waitUntilLoaded(page);
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // Without a page of its own for the results, which only frames of other origins need: a second less.
    .setLegacyMode();
  const { violations } = await axe.analyze();
  const counted = violations.filter(
    ({ impact }) => !serious || SERIOUS.includes(impact),
  );
  const found = counted.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target }) => target.join(' ')),
  }));
  expect(found, 'accessibility').toEqual([]);
}
