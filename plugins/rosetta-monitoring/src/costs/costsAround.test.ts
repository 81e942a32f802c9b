import { CostDay } from '@rosetta/contracts/finops';
import { addDays } from '@rosetta/contracts/values';
import { costsAround, daysAround } from './costsAround';

const AT = '2026-11-10T14:30:00.000Z';

/** Costs of the days around the deployment, that of its own day among them. */
const costsOf = (amountOf: (offset: number) => Partial<CostDay> | null) =>
  new Map(
    Array.from({ length: 15 }, (_, at) => at - 7).flatMap(offset => {
      const day = addDays('2026-11-10', offset);
      const cost = amountOf(offset);
      return cost
        ? [[day, { day, amount: '0', complete: true, ...cost }] as const]
        : [];
    }),
  );

describe('costs around a deployment', () => {
  it('are the means of the seven whole days on either side, its own day in neither', () => {
    const costs = costsOf(offset => {
      if (offset === 0) return { amount: '1000000' };
      return { amount: offset < 0 ? '10.5' : '12.6' };
    });
    expect(costsAround(AT, costs)).toMatchObject({
      before: { mean: '10.5', known: 7 },
      after: { mean: '12.6', known: 7 },
      difference: '2.1',
      change: 0.2,
    });
  });

  it('are not compared while a day is missing, or may still grow: not known is not zero', () => {
    const costs = costsOf(offset => {
      if (offset === -7) return null;
      return { amount: '7', complete: offset < 6 };
    });
    const around = costsAround(AT, costs);
    expect(around).toMatchObject({
      before: { mean: '7', known: 6 },
      after: { mean: '7', known: 5 },
      difference: null,
      change: null,
    });
    expect(around.days.map(({ day, cost }) => `${day} ${cost?.complete}`)).toContain('2026-11-03 undefined'); // prettier-ignore
  });

  it('have no change in per cent where nothing was paid before', () => {
    const costs = costsOf(offset => ({ amount: offset < 0 ? '0' : '1' }));
    expect(costsAround(AT, costs)).toMatchObject({ difference: '1', change: null }); // prettier-ignore
  });

  it('are unknown where nothing is published', () => {
    expect(costsAround(AT, new Map())).toMatchObject({
      before: { mean: null, known: 0 },
      after: { mean: null, known: 0 },
      difference: null,
    });
  });

  it('of several deployments are asked for at once', () => {
    expect(daysAround([AT, '2026-10-01T00:00:00.000Z'])).toEqual({
      from: '2026-09-24',
      to: '2026-11-18',
    });
  });
});
