import { TestDatabases } from '@rosetta/test-kit/databases';
import { addMonths } from '@rosetta/contracts/values';
import { ClosedPeriodStore, RestatementStore } from '@rosetta/finops-mart';
import { addTestRules } from '@rosetta/finops-mart/testUtils';
import fc from 'fast-check';
import { BillLine, billLine, landBill, lineOf } from '../__testUtils__/bills';
import { CostBench, createCostBench } from '../__testUtils__/costBench';
import {
  GENERATED_REFERENTIEL,
  generatedMonth,
  inMonth,
} from '../__testUtils__/generatedBill';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(600_000);

const COLUMNS = `currency, kind, application_id, group_id, provider, billing_account,
  domain, family, product, charge_category`;

/** Figures in which what is published, booked and pending of a month is not what a run makes of its bill. */
const UNLIKE_THE_BILL = `
  select ${COLUMNS} from (
    select ${COLUMNS}, billed, effective, list, contracted
    from jsonb_populate_recordset(null::cost_summary, cast(:figures as jsonb))
    union all
    select ${COLUMNS}, -s.billed, -s.effective, -s.list, -s.contracted
    from cost_summary s join publication p on p.run_id = s.run_id::text and p.current
    where s.period = :period
    union all
    select ${COLUMNS}, -r.billed, -r.effective, -r.list, -r.contracted
    from restatement r left join restatement_booking b using (booking_id)
    where r.period = :period and b.undone_at is null
  ) figure
  group by ${COLUMNS}
  having (sum(billed), sum(effective), sum(list), sum(contracted)) <> (0, 0, 0, 0)`;

describe('restatements of closed months', () => {
  let bench: CostBench;
  /** Where every month stays open. */
  let open: CostBench;
  beforeAll(async () => {
    bench = await createCostBench(databases, GENERATED_REFERENTIEL);
    open = await createCostBench(databases, GENERATED_REFERENTIEL);
  });
  afterAll(() => Promise.all([bench.close(), open.close()]));

  const land = (month: string, lines: readonly BillLine[], name = 'late.csv') =>
    landBill(
      bench.raw,
      lines.map(line =>
        billLine({
          BillingPeriodStart: `${month}-01 00:00:00`,
          BillingPeriodEnd: `${addMonths(month, 1)}-01 00:00:00`,
          ChargePeriodStart: `${month}-02 00:00:00`,
          ChargePeriodEnd: `${month}-03 00:00:00`,
          ...line,
        }),
      ),
      { name },
    );
  const close = (period: string) =>
    new ClosedPeriodStore(bench.db).close(period, 'a test', 'reported');
  const reopen = (period: string) =>
    new ClosedPeriodStore(bench.db).reopen(period);
  const pending = (period: string) =>
    bench
      .db('restatement')
      .where({ period, booking_id: null })
      .orderBy('application_id');

  it('keeps by how much a closed month would change, and which of its inputs did', async () => {
    const month = '2020-03';
    await land(month, [lineOf('3', 'app-a'), lineOf('1', 'app-b')]);
    await bench.run({ period: month });
    await close(month);
    await land(month, [lineOf('0.5', 'app-a')]);
    const { counts, published } = await bench.run({ period: month });
    expect(published).toBe(false);
    expect(counts).toMatchObject({ withheld: 1, restatements: 1 });
    expect(await pending(month)).toMatchObject([
      {
        application_id: 'app-a',
        group_id: 'grp-shop',
        kind: 'direct',
        charge_month: month,
        was_effective: '3',
        effective: '0.5',
        why: ['bill'],
      },
    ]);
    await land(month, [lineOf('7', null, { ServiceName: 'Support' })]);
    await addTestRules(bench.db, { ruleId: 'support', scope: { product: 'support' }, targets: { applications: ['app-b'] }, validTo: '2020-04-01T00:00:00.000Z' }); // prettier-ignore
    await bench.run({ period: month });
    expect(await pending(month)).toMatchObject([
      { application_id: 'app-a', effective: '0.5', why: ['bill', 'rule'] },
      { application_id: 'app-b', kind: 'indirect', effective: '7.000000000000' },
    ]); // prettier-ignore
    const labels = await bench.db('restatement_label').where({ period: month, dimension: 'application' }).orderBy('key').pluck('label'); // prettier-ignore
    expect(labels).toEqual(['The app-a', 'The app-b']);
  });

  it('computes a closed month anew only once the weights of its corrections change', async () => {
    const month = '2020-06';
    await land('2020-05', [lineOf('3', 'app-a'), lineOf('1', 'app-b')]);
    await land(month, [lineOf('3', 'app-a')]);
    await bench.run({ period: '2020-05' });
    await bench.run({ period: month });
    await close(month);
    await addTestRules(bench.db, { ruleId: 'late support', scope: { product: 'support' }, method: 'proportional', basis: 'direct-cost', validFrom: '2020-05-01T00:00:00.000Z', validTo: '2020-07-01T00:00:00.000Z' }); // prettier-ignore
    await land(month, [lineOf('4', null, { ServiceName: 'Support', ChargePeriodStart: '2020-05-02 00:00:00', ChargePeriodEnd: '2020-05-03 00:00:00' })]); // prettier-ignore
    const due = async () =>
      !(await bench.run({ period: month })).counts!.unchanged;
    expect(await due()).toBe(true);
    expect(await due()).toBe(false);
    await bench.run({ period: '2020-05', mode: 'reprocess' });
    expect(await due()).toBe(false);
    await land('2020-05', [lineOf('2', 'app-b')]);
    await bench.run({ period: '2020-05' });
    expect(await due()).toBe(true);
    expect(await due()).toBe(false);
    expect(await pending(month)).toMatchObject([
      { application_id: 'app-a', effective: '2.000000000000', charge_month: '2020-05' },
      { application_id: 'app-b', effective: '2.000000000000', charge_month: '2020-05' },
    ]); // prettier-ignore
  });

  it('leaves nothing pending once a reopened month is published', async () => {
    const month = '2020-09';
    await land(month, [lineOf('3', 'app-a')]);
    await bench.run({ period: month });
    await close(month);
    await land(month, [lineOf('1', 'app-a')]);
    await bench.run({ period: month });
    await reopen(month);
    expect(await pending(month)).toHaveLength(1);
    await bench.run({ period: month, mode: 'reprocess' });
    expect(await pending(month)).toEqual([]);
  });

  describe('once a booking is undone', () => {
    const month = '2020-11';
    const into = '2021-01';
    const store = () => new RestatementStore(bench.db);
    const due = async (amount: string) => {
      await land(month, [lineOf(amount, 'app-a')], `${amount}.csv`);
      await bench.run({ period: month });
      return pending(month);
    };
    const book = async ([{ restatement_id: id }]: { restatement_id: string }[]) => {
      const act = { restated: month, period: into, by: 'a test', reason: 'late' };
      return (await store().book(act, { id })).bookingId;
    }; // prettier-ignore
    const undo = (id: string) =>
      store().undo({ id, restated: month }, { by: 'a test', reason: 'wrong' });

    it('shows what the month was with the bookings that stand, and gives a changed restatement another id', async () => {
      await land(month, [lineOf('3', 'app-a')]);
      await bench.run({ period: month });
      await close(month);
      const first = await book(await due('4'));
      const second = await book(await due('-4'));
      await undo(first);
      // Published was 3, and the booking that stands takes 4 off.
      expect(await pending(month)).toMatchObject([
        { was_effective: '-1', effective: '4' },
      ]);
      const [seen] = await due('1');
      expect(seen).toMatchObject({ was_effective: '-1', effective: '5' });
      await undo(second);
      const [changed] = await pending(month);
      expect(changed).toMatchObject({ was_effective: '3', effective: '1' });
      expect(changed.restatement_id).not.toBe(seen.restatement_id);
    });
  });

  let month = '2023-01';
  let restated = 0;

  const landInBoth = async (lines: readonly BillLine[], name: string) => {
    for (const { raw } of [bench, open]) await landBill(raw, lines, { name });
  };

  const assertAddsUp = async () => {
    await open.run({ period: month });
    // As text: numbers of JSON would lose digits.
    const { rows: figures } = await open.db.raw(
      `select jsonb_agg(s)::text as all from cost_summary s
       join publication p on p.run_id = s.run_id::text and p.current where s.period = ?`,
      [month],
    );
    const { rows } = await bench.db.raw(UNLIKE_THE_BILL, {
      figures: figures[0].all,
      period: month,
    });
    expect(rows).toEqual([]);
  };

  it('keeps published, booked and pending cost adding up to the bill, whatever is booked and undone in between', async () => {
    const target = '2022-01';
    await land(target, [lineOf('1', 'app-a')]);
    await bench.run({ period: target });
    await fc.assert(
      fc
        .asyncProperty(
          generatedMonth(),
          fc.nat(10),
          async (generated, seed) => {
            const { lines, rules } = inMonth(generated, month);
            const third = Math.ceil(lines.length / 3);
            const part = (at: number) =>
              lines.slice(at * third, (at + 1) * third);
            await landInBoth(part(0), 'first.csv');
            await bench.run({ period: month });
            await close(month);
            for (const { db } of [bench, open])
              await addTestRules(db, ...rules);
            await landInBoth(part(1), 'second.csv');
            const { id: runId } = await bench.run({ period: month });
            await assertAddsUp();
            const rows = await pending(month);
            restated += rows.length;
            const store = new RestatementStore(bench.db);
            const act = {
              restated: month,
              period: target,
              by: 'a test',
              reason: 'late',
            };
            const some = await store.book(act, {
              id: rows[seed % rows.length].restatement_id,
            });
            const rest = await store.book(act, { runId });
            expect(some.restatements + rest.restatements).toBe(rows.length);
            await assertAddsUp();
            await landInBoth(part(2), 'third.csv');
            await bench.run({ period: month });
            await assertAddsUp();
            for (const { bookingId: id } of [some, rest])
              await store.undo(
                { id, restated: month },
                { by: 'a test', reason: 'wrong' },
              );
            await assertAddsUp();
            const before = await pending(month);
            await bench.run({ period: month, mode: 'reprocess' });
            expect((await pending(month)).length).toBe(before.length);
          },
        ) // prettier-ignore
        .afterEach(() => {
          month = addMonths(month, 1);
        }),
      { numRuns: 5, endOnFailure: true },
    );
    // Bills that arrive later do change figures.
    expect(restated).toBeGreaterThan(50);
  });
});
