import { Page, expect } from '@playwright/test';

/** Fails unless the page says that it requires a role. */
export const expectRoleRequired = (page: Page) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'This page requires a role',
  );
