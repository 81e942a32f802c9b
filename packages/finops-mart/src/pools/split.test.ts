import { TestDatabases } from '@rosetta/test-kit/databases';
import fc from 'fast-check';
import { Knex } from 'knex';
import { splitByPlaces } from './__testUtils__/splitByPlaces';
import { createSplit, fromQuanta, toQuanta } from './createSplit';
import { SPLIT } from './splitSql';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

interface Case {
  amount: string;
  decimals: number;
  weights: Record<string, string>;
}

const RUN = `
  with unit as (
    select unit, weight_set, amount, decimals from jsonb_to_recordset(?::jsonb)
      as t (unit integer, weight_set integer, amount numeric, decimals integer)
  ),
  weight as (
    select weight_set, application_id, weight from jsonb_to_recordset(?::jsonb)
      as t (weight_set integer, application_id text, weight numeric)
  ), ${SPLIT}
  select unit, application_id, trim_scale(share)::text as share
  from split order by unit, application_id collate "C"`;

/** The same in memory, as runs do it. */
const splitHere = ({ amount, decimals, weights }: Case) => {
  const entries = Object.entries(weights);
  const split = createSplit(
    entries.map(([application, weight]) => ({ application, weight })),
  );
  const shares = split(toQuanta(amount, decimals));
  return Object.fromEntries(
    entries.map(([application], at) => [
      application,
      fromQuanta(shares[at], decimals).replace(/\.?0+$/, ''),
    ]),
  );
};

describe('the exact split', () => {
  let db: Knex;
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
  });

  const splitAll = async (cases: readonly Case[]) => {
    const units = cases.map(({ amount, decimals }, at) => ({
      unit: at,
      weight_set: at,
      amount,
      decimals,
    }));
    const weights = cases.flatMap((one, at) =>
      Object.entries(one.weights).map(([id, weight]) => ({
        weight_set: at,
        application_id: id,
        weight,
      })),
    );
    const { rows } = await db.raw(RUN, [
      JSON.stringify(units),
      JSON.stringify(weights),
    ]);
    const shares: Record<string, string>[] = cases.map(() => ({}));
    for (const { unit, application_id, share } of rows)
      shares[unit][application_id] = share;
    expect(cases.map(splitHere)).toEqual(shares);
    return shares;
  };

  const split = async (
    amount: string,
    weights: Record<string, string>,
    decimals = 2,
  ) => (await splitAll([{ amount, weights, decimals }]))[0];

  it('gives each application its weight', async () => {
    expect(await split('8', { 'app-a': '5', 'app-b': '3' })).toEqual({
      'app-a': '5',
      'app-b': '3',
    });
  });

  it('breaks ties by the id in byte order, and puts the unallocated part under its name', async () => {
    const one = { 'app-b': '1', 'app-Z': '1', '': '1', 'app-a': '1' };
    expect(await split('0.02', one)).toEqual({ 'app-Z': '0.01', 'app-a': '0.01', 'app-b': '0', '': '0' }); // prettier-ignore
    expect(await split('-0.03', one)).toEqual({ 'app-Z': '-0.01', 'app-a': '-0.01', 'app-b': '-0.01', '': '0' }); // prettier-ignore
  });

  it('gives a large application more than its rounded part, as D’Hondt does', async () => {
    const weights = { a: '10', b: '1', c: '1', d: '1', e: '1', f: '1' };
    expect(await split('0.05', weights)).toMatchObject({ a: '0.05', b: '0' });
  });

  it('gives nothing of nothing', async () => {
    expect(await split('0', { a: '1', b: '2' })).toEqual({ a: '0', b: '0' });
  });

  const decimal = (digits: number, decimals: number) =>
    fc
      .tuple(
        fc.bigInt({ min: 1n, max: 10n ** BigInt(digits) }),
        fc.nat(decimals),
      )
      .map(([units, places]) => {
        const text = String(units).padStart(places + 1, '0');
        return places === 0
          ? text
          : `${text.slice(0, -places)}.${text.slice(-places)}`;
      });
  const weightsOf = (digits: number) =>
    fc.dictionary(fc.constantFrom(...'abcdefghijklmnop'), decimal(digits, 3), {
      minKeys: 1,
      maxKeys: 16,
    });
  const caseOf = (digits: number, weightDigits: number) =>
    fc.record({
      units: fc.bigInt({ min: -(10n ** BigInt(digits)), max: 10n ** BigInt(digits) }), // prettier-ignore
      weights: weightsOf(weightDigits),
    });
  /** An amount of so many hundredths. */
  const hundredths = (units: bigint) =>
    `${units < 0n ? '-' : ''}${String(units < 0n ? -units : units).padStart(3, '0').replace(/(..)$/, '.$1')}`; // prettier-ignore

  /** How many hundredths a share is. */
  const quanta = (share: string) => {
    const [whole, decimals = ''] = share.split('.');
    return BigInt(whole + decimals.padEnd(2, '0'));
  };

  it('is D’Hondt’s rule, place by place', async () => {
    await fc.assert(
      fc.asyncProperty(
        // Few places and small weights have many ties; weights far apart have long divisions.
        fc.array(fc.oneof(caseOf(2, 1), caseOf(3, 2), caseOf(3, 12)), {
          minLength: 20,
          maxLength: 40,
        }),
        async cases => {
          const shares = await splitAll(
            cases.map(({ units, weights }) => ({
              amount: hundredths(units),
              decimals: 2,
              weights,
            })),
          );
          cases.forEach(({ units, weights }, at) => {
            const places = Object.entries(shares[at]).map(([id, share]) => [id, quanta(share)]); // prettier-ignore
            expect(Object.fromEntries(places)).toEqual(
              splitByPlaces(units, weights),
            );
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('adds up, keeps the sign, and never gives less of a larger amount, at any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(caseOf(26, 20), { minLength: 5, maxLength: 20 }),
        fc.bigInt({ min: 0n, max: 1000n }),
        async (cases, more) => {
          const at = (add: bigint) =>
            splitAll(
              cases.map(({ units, weights }) => ({
                amount: hundredths(units + add),
                decimals: 2,
                weights,
              })),
            );
          const [shares, larger] = [await at(0n), await at(more)];
          cases.forEach(({ units }, each) => {
            const parts = Object.values(shares[each]).map(quanta);
            expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(units);
            for (const part of parts)
              expect(units < 0n ? part <= 0n : part >= 0n).toBe(true);
            for (const [id, share] of Object.entries(shares[each]))
              expect(quanta(larger[each][id]) >= quanta(share)).toBe(true);
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});
