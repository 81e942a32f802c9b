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
  /** The day that it is of; the whole month without it. */
  day?: string;
  /** What the bill says besides, by its columns. */
  columns?: Record<string, string>;
}

const DAY_MS = 86_400_000;

const nextMonth = (month: string) => {
  const [year, index] = month.split('-').map(Number);
  return new Date(Date.UTC(year, index)).toISOString();
};

const periodOf = ({ month, day }: Charge) => {
  if (!day) return [`${month}-01T00:00:00Z`, nextMonth(month)];
  const start = `${day}T00:00:00Z`;
  return [start, new Date(Date.parse(start) + DAY_MS).toISOString()];
};

/** A line of a bill, with no column that a bill does not need; tags say whose it is. */
const cellsOf = (charge: Charge) => {
  const { month, application, amount, columns } = charge;
  const [from, to] = periodOf(charge);
  return {
    BillingPeriodStart: `${month}-01T00:00:00Z`,
    BillingPeriodEnd: nextMonth(month),
    ChargePeriodStart: from,
    ChargePeriodEnd: to,
    BillingCurrency: 'USD',
    BilledCost: amount,
    EffectiveCost: amount,
    BillingAccountId: 'corrections',
    ServiceCategory: 'Other',
    ServiceName: 'Support',
    Tags: `"{""application"":""${application}""}"`,
    ...columns,
  };
};

/** `rosetta raw import focus`, of a bill with these charges; they have the same columns. */
export async function importBill(...charges: [Charge, ...Charge[]]) {
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-bill-'));
  const file = join(folder, 'correction.csv');
  const cells = charges.map(cellsOf);
  const lines = [Object.keys(cells[0]), ...cells.map(Object.values)];
  writeFileSync(file, lines.map(line => line.join(',')).join('\n'));
  const { code, stderr } = await rosetta(
    ['raw', 'import', 'focus', file],
    platform(),
  );
  rmSync(folder, { recursive: true });
  expect(code, stderr).toBe(0);
}
