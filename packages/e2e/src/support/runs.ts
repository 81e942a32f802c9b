import { Page, expect } from '@playwright/test';

export const RUN_PAGE = /\/finops\/runs\/[0-9a-f-]{36}$/;

/** A month as pages write it. */
export const monthName = (period: string) =>
  new Date(`${period}-01T00:00:00Z`).toLocaleDateString('en-US', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** Opens the form of a run, from the page of runs, and writes the month. */
export async function openRunForm(page: Page, period: string) {
  await page.getByRole('button', { name: 'Run the batch' }).click();
  await page.getByRole('dialog').getByLabel(/Month/).fill(period);
}

/** Asks for a run in the form that is open. */
export async function startRun(page: Page, button: RegExp, reason: string) {
  const dialog = page.getByRole('dialog');
  const start = dialog.getByRole('button', { name: button });
  await expect(start).toBeDisabled();
  await dialog.getByRole('textbox', { name: /Reason/ }).fill(reason);
  await start.click();
}

/** A run publishes within a minute, also where it waits for an import. */
export const expectSucceeded = (page: Page) =>
  expect(page.getByText('Succeeded', { exact: true })).toBeVisible({
    timeout: 60_000,
  });
