import {
  Slo,
  SloItem,
  SloStatus,
  SloVersion,
} from '@rosetta/contracts/monitoring';

export const statusOf = (more: Partial<SloStatus> = {}): SloStatus => ({
  asOf: '2026-11-20T11:59:00.000Z',
  from: '2026-10-21T12:00:00.000Z',
  to: '2026-11-20T12:00:00.000Z',
  state: 'burning',
  compliance: 0.9995,
  remaining: 0.5,
  bad: 50,
  total: 100_000,
  allowed: 100,
  unit: 'events',
  known: 0.9,
  excludedMinutes: 120,
  burns: [
    { severity: 'page', longMinutes: 60, shortMinutes: 5, factor: 14.4, long: 20, short: 21.5, firing: true },
    { severity: 'ticket', longMinutes: 4_320, shortMinutes: 360, factor: 1, long: 0.7, short: null, firing: false, reason: 'too-few-events' },
  ],
  ...more,
}); // prettier-ignore

const VERSION: SloVersion = {
  version: 2,
  name: 'Shop answers',
  application: 'app-shop',
  objective: 0.999,
  window: { type: 'rolling', duration: '30d' },
  budgeting: { method: 'Occurrences' },
  indicator: {
    kind: 'ratio',
    bad: { signal: 'errors' },
    total: { signal: 'traffic' },
  },
  alerting: {},
  retired: false,
  validFrom: '2026-10-01T00:00:00.000Z',
  createdAt: '2026-10-01T00:00:00.000Z',
  createdBy: 'user:default/jane',
  reason: 'too strict before',
};

/** An objective of the shop that burns, unless said otherwise. */
export const sloOf = (more: Partial<SloItem> = {}): SloItem => ({
  id: 'shop-answers',
  ...VERSION,
  pairs: [],
  status: statusOf(),
  ...more,
  application: { id: 'app-shop', name: 'Shop', group: 'team-shop' },
});

/** The same with its hours and its history. */
export const wholeSlo = (more: Partial<Slo> = {}): Slo => ({
  ...sloOf(),
  burnDown: [
    { at: '2026-11-18T12:00:00.000Z', remaining: 0.8, bad: 20, total: 1_000, known: 1 },
    { at: '2026-11-20T12:00:00.000Z', remaining: 0.5, bad: 30, total: 1_000, known: 1 },
  ],
  versions: [
    VERSION,
    { ...VERSION, version: 1, objective: 0.9999, reason: null, validFrom: '2026-09-01T00:00:00.000Z' },
  ],
  ...more,
}); // prettier-ignore
