import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { rosetta } from './launcher';
import { platform } from './platform';

interface Charge {
  /** The billing month, `2026-10`. */
  month: string;
  /** The value of the tag that leads to its application. */
  application: string;
  /** Of the USD billed, as the bill writes it. */
  amount: string;
}

const nextMonth = (month: string) => {
  const [year, index] = month.split('-').map(Number);
  return new Date(Date.UTC(year, index)).toISOString();
};

/** A bill of one line, with no column that a bill does not need; tags say whose it is. */
function createBill({ month, application, amount }: Charge) {
  const [start, end] = [`${month}-01T00:00:00Z`, nextMonth(month)];
  const cells = {
    BillingPeriodStart: start,
    BillingPeriodEnd: end,
    ChargePeriodStart: start,
    ChargePeriodEnd: end,
    BillingCurrency: 'USD',
    BilledCost: amount,
    EffectiveCost: amount,
    BillingAccountId: 'corrections',
    ServiceCategory: 'Other',
    ServiceName: 'Support',
    Tags: `"{""application"":""${application}""}"`,
  };
  const lines = [Object.keys(cells), Object.values(cells)];
  return lines.map(line => line.join(',')).join('\n');
}

/** `rosetta raw import focus`, of a bill with this one charge. */
export async function importBill(charge: Charge) {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-bill-'));
  const file = join(folder, 'correction.csv');
  writeFileSync(file, createBill(charge));
  const { code, stderr } = await rosetta(
    ['raw', 'import', 'focus', file],
    platform(),
  );
  rmSync(folder, { recursive: true });
  expect(code, stderr).toBe(0);
}
