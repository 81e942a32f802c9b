import { TestDatabases } from '@rosetta/test-kit/databases';
import { MEASURES } from '@rosetta/contracts/finops';
import { ClosedPeriodStore, previewAllocation } from '@rosetta/finops-mart';
import { addTestRules, ruleVersion } from '@rosetta/finops-mart/testUtils';
import fc from 'fast-check';
import {
  BillLine,
  billLine,
  landBill,
  landConsumption,
  lineOf,
} from '../__testUtils__/bills';
import { CostBench, createCostBench } from '../__testUtils__/costBench';
import {
  consumptionOf,
  GENERATED_REFERENTIEL,
  generatedMonth,
  inMonth,
} from '../__testUtils__/generatedBill';
import { EUR, setRates } from '../__testUtils__/exchangeRates';
import { readRules } from '../allocation/ruleInputs';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(300_000);

const PLACES = 80;

/** A decimal as a whole number of 10^-80: arithmetic of its own, that shares nothing with what is tested. */
const scaled = (decimal: string): bigint => {
  const isNegative = decimal.startsWith('-');
  const [whole, fraction = ''] = decimal.replace('-', '').split('.');
  let units = 0n;
  for (const digit of whole + fraction.padEnd(PLACES, '0'))
    units = units * 10n + BigInt(digit);
  return isNegative ? -units : units;
};

const product = (amount: string, rate: string): bigint => {
  const units = scaled(amount) * scaled(rate);
  const one = 10n ** BigInt(PLACES);
  // Nothing is lost by the division: so many digits no product here has.
  expect(units % one).toBe(0n);
  return units / one;
};

describe('exchange rates', () => {
  let bench: CostBench;
  beforeAll(async () => {
    bench = await createCostBench(databases, GENERATED_REFERENTIEL);
  });
  afterAll(() => bench.close());

  const giveRates = (month: string, rates: Record<string, string | null>) =>
    setRates(bench.db, month, rates);

  const land = (month: string, lines: readonly BillLine[]) =>
    landBill(
      bench.raw,
      lines.map(line =>
        billLine({
          BillingPeriodStart: `${month}-01 00:00:00`,
          BillingPeriodEnd: `${month}-28 00:00:00`,
          ChargePeriodStart: `${month}-02 00:00:00`,
          ChargePeriodEnd: `${month}-03 00:00:00`,
          ...line,
        }),
      ),
      { name: `${month}.csv` },
    );

  const figuresOf = async (runId: string) =>
    bench
      .db('cost_summary')
      .where('run_id', runId)
      .orderBy(['currency', 'application_id'])
      .select('currency', 'application_id', bench.db.raw('trim_scale(effective)::text as effective')); // prettier-ignore

  describe('of a generated bill in three currencies', () => {
    const month = '2023-04';
    const RATES: Record<string, string> = {
      USD: '0.912345678901',
      JPY: '0.006',
      EUR: '1',
    };
    let bill: BillLine[];
    let run: { id: string; inputs: Record<string, string> };
    beforeAll(async () => {
      const [generated] = fc.sample(generatedMonth(), { numRuns: 1, seed: 7 });
      const { lines, rules } = inMonth(generated, month);
      bill = lines.map((line, at) =>
        at % 3 === 0 ? { ...line, BillingCurrency: 'JPY' } : line,
      );
      await addTestRules(bench.db, ...rules);
      await giveRates(month, { USD: RATES.USD, JPY: RATES.JPY });
      await landBill(bench.raw, bill, { name: 'three.csv' });
      await landConsumption(bench.raw, consumptionOf(month));
      const ended = await bench.run({ period: month, ...EUR });
      run = { id: ended.id, inputs: ended.inputs as Record<string, string> };
    });

    const COLUMNS = { billed: 'BilledCost', effective: 'EffectiveCost', list: 'ListCost', contracted: 'ContractedCost' }; // prettier-ignore

    it('converts each charge exactly, and keeps what was billed', async () => {
      const charges = await bench.db('charge').where('run_id', run.id).orderBy('raw_line'); // prettier-ignore
      expect(charges).toHaveLength(bill.length);
      expect(new Set(bill.map(line => line.BillingCurrency)).size).toBe(3);
      const known = (
        amount: string | null,
        write: (decimal: string) => bigint,
      ) => (amount === null ? null : write(amount));
      const converted = charges.map(charge => [
        charge.currency,
        charge.original_currency,
        ...MEASURES.flatMap(measure => [
          known(charge[measure], scaled),
          known(charge[`original_${measure}`], scaled),
        ]),
      ]);
      const expected = bill.map(line => {
        const currency = line.BillingCurrency!;
        const isConverted = currency !== 'EUR';
        return [
          'EUR',
          isConverted ? currency : null,
          ...MEASURES.flatMap(measure => {
            const billed = line[COLUMNS[measure]];
            return [
              known(billed, amount => product(amount, RATES[currency])),
              isConverted ? known(billed, scaled) : null,
            ];
          }),
        ];
      });
      expect(converted).toEqual(expected);
    });

    it.each(['kind', 'domain', 'product', 'application_id', 'group_id', 'provider'])(
      'has sums by %s that add up to the converted bill in every measure',
      async column => {
        for (const measure of MEASURES) {
          const groups = await bench.db('cost_summary')
            .where('run_id', run.id)
            .groupBy('currency', column)
            .select('currency', bench.db.raw('sum(??)::text as amount', [measure])); // prettier-ignore
          expect(new Set(groups.map(({ currency }) => currency))).toEqual(new Set(['EUR'])); // prettier-ignore
          const sum = groups.reduce((all, { amount }) => all + scaled(amount), 0n); // prettier-ignore
          const whole = bill.reduce(
            (all, line) => all + product(line[COLUMNS[measure]] ?? '0', RATES[line.BillingCurrency!]),
            0n,
          ); // prettier-ignore
          expect(sum).toBe(whole);
        }
      },
    ); // prettier-ignore

    it('splits pools of converted charges, which add up to them', async () => {
      const { rows } = await bench.db.raw(
        `select count(*)::int as pools, count(distinct p.currency)::int as currencies,
           bool_and(p.effective = s.effective and p.billed = s.billed) as whole
         from cost_pool p
         join (select pool_id, sum(effective) as effective, sum(billed) as billed
           from cost_pool_share where run_id = :run group by pool_id) s using (pool_id)
         where p.run_id = :run`,
        { run: run.id },
      );
      expect(rows[0]).toMatchObject({ currencies: 1, whole: true });
      expect(rows[0].pools).toBeGreaterThan(3);
    });

    it('previews rules in the reporting currency', async () => {
      const rules = await readRules(bench.db);
      const rule = ruleVersion({ ruleId: 'all', priority: 0 });
      const { differences } = await previewAllocation(
        bench.db,
        {
          published: { period: month, runId: run.id },
          rules: [...rules, rule],
          rule,
          measure: 'effective',
        },
        new AbortController().signal,
      );
      expect(new Set(differences.map(({ unit }) => unit))).toEqual(new Set(['EUR'])); // prettier-ignore
      const total = differences.find(({ key }) => key === null)!;
      expect(total.amount.difference).toBe('0');
    });

    it('records the rates that the run converted by', async () => {
      const { db } = bench;
      expect(run.inputs.rates).toMatch(/^EUR-[0-9a-f]{12}$/);
      expect(await db('cost_run').where('run_id', run.id).pluck('reporting_currency')).toEqual(['EUR']); // prettier-ignore
      const rates = await db('cost_rate').where('run_id', run.id).orderBy('currency'); // prettier-ignore
      expect(rates.map(({ currency, rate }) => [currency, scaled(rate)])).toEqual(
        ['JPY', 'USD'].map(currency => [currency, scaled(RATES[currency])]),
      ); // prettier-ignore
    });
  });

  it('fails naming every currency without a rate, the month and the cure, and publishes nothing', async () => {
    const month = '2022-03';
    await giveRates('2022-02', { USD: '0.9' });
    await land(month, [
      lineOf('1', 'app-a'),
      lineOf('1', 'app-b', { BillingCurrency: 'JPY' }),
      lineOf('1', 'app-b', { BillingCurrency: 'EUR' }),
    ]);
    // A line a slice: no slice knows of all that is missing.
    const run = () => bench.run({ period: month, sliceLines: 1, ...EUR });
    await expect(run()).rejects.toThrow(
      'no exchange rate into EUR is known of JPY, USD in 2022-03; enter them on the page Exchange rates or with PUT /v1/rates, then run 2022-03 again',
    );
    const published = bench.db('publication').where('period', month);
    expect(await published).toEqual([]);
    await giveRates(month, { USD: '0.9' });
    await expect(run()).rejects.toThrow('known of JPY in 2022-03; enter it on');
    await giveRates(month, { JPY: '0.01' });
    const { id } = await run();
    expect(await figuresOf(id)).toEqual([
      { currency: 'EUR', application_id: 'app-a', effective: '0.9' },
      { currency: 'EUR', application_id: 'app-b', effective: '1.01' },
    ]);
  });

  it('makes exactly the month of a changed rate due, and moves its figures exactly', async () => {
    const [changed, other] = ['2021-05', '2021-06'];
    for (const month of [changed, other]) {
      await land(month, [
        lineOf('100.00000000001', 'app-a'),
        lineOf('7', 'app-b', { BillingCurrency: 'EUR' }),
      ]);
      await giveRates(month, { USD: '0.9' });
      await bench.run({ period: month, ...EUR });
    }
    const due = async (period: string) =>
      !(await bench.run({ period, ...EUR })).counts!.unchanged;
    expect([await due(changed), await due(other)]).toEqual([false, false]);
    await giveRates(changed, { USD: '0.900000000001' });
    expect(await due(other)).toBe(false);
    const { id, counts } = await bench.run({ period: changed, ...EUR });
    expect(counts).toMatchObject({ lines: 2 });
    expect(await figuresOf(id)).toEqual([
      { currency: 'EUR', application_id: 'app-a', effective: '90.00000000010900000000001' },
      { currency: 'EUR', application_id: 'app-b', effective: '7' },
    ]); // prettier-ignore
    // The rate of before again: the month is due, and its figures are those of before.
    await giveRates(changed, { USD: '0.9' });
    expect(await due(changed)).toBe(true);
    expect(await due(changed)).toBe(false);
    // A rate that was removed is missing.
    await giveRates(changed, { USD: null });
    await expect(due(changed)).rejects.toThrow('known of USD in 2021-05');
  });

  it('keeps currencies apart without a reporting currency, and makes each month due when one is configured', async () => {
    const month = '2021-09';
    await land(month, [
      lineOf('10', 'app-a'),
      lineOf('7', 'app-a', { BillingCurrency: 'EUR' }),
    ]);
    await giveRates(month, { USD: '0.5' });
    const apart = await bench.run({ period: month });
    expect(apart.inputs).not.toHaveProperty('rates');
    expect(await figuresOf(apart.id)).toEqual([
      { currency: 'EUR', application_id: 'app-a', effective: '7' },
      { currency: 'USD', application_id: 'app-a', effective: '10' },
    ]);
    const together = await bench.run({ period: month, ...EUR });
    expect(await figuresOf(together.id)).toEqual([
      { currency: 'EUR', application_id: 'app-a', effective: '12' },
    ]);
    // Rates into EUR are none into another currency.
    await expect(
      bench.run({ period: month, reportingCurrency: 'GBP' }),
    ).rejects.toThrow('no exchange rate into GBP is known of EUR, USD');
    const again = await bench.run({ period: month });
    expect(again.counts).toMatchObject({ lines: 2 });
    expect(await figuresOf(again.id)).toEqual(await figuresOf(apart.id));
  });

  it('keeps what a changed rate would make of a closed month, as a restatement', async () => {
    const month = '2021-12';
    await land(month, [lineOf('10', 'app-a')]);
    await giveRates(month, { USD: '0.9' });
    const first = await bench.run({ period: month, ...EUR });
    await new ClosedPeriodStore(bench.db).close(month, 'a test', 'reported');
    await giveRates(month, { USD: '0.8' });
    const { published } = await bench.run({ period: month, ...EUR });
    expect(published).toBe(false);
    expect(await figuresOf(first.id)).toMatchObject([{ effective: '9' }]);
    const pending = await bench.db('restatement').where({ period: month });
    expect(pending).toMatchObject([{ currency: 'EUR', why: ['rate'] }]);
    expect(pending.map(({ was_effective, effective }) => [was_effective, effective].map(scaled))).toEqual([[scaled('9'), scaled('-1')]]); // prettier-ignore
  });
});
