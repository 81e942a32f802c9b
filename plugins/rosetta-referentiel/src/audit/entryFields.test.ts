import { entryFields } from './entryFields';

const DAY = '2026-11-01T00:00:00.000Z';
const segment = (
  validFrom: string | null,
  validTo: string | null,
  fields: object,
) => ({ validFrom, validTo, fields });
const namesOf = (before: unknown, after: unknown) => [
  ...new Set(entryFields(before, after).map(({ field }) => field)),
];

describe('entryFields', () => {
  const SHOP = { name: 'Shop', criticality: 'low' };
  const always = [segment(null, null, SHOP)];

  it('names only what is different from a date on', () => {
    const after = [
      segment(null, DAY, SHOP),
      segment(DAY, null, { ...SHOP, criticality: 'high' }),
    ];
    expect(namesOf(always, after)).toEqual(['criticality']);
    expect(namesOf(after, always)).toEqual(['criticality']);
  });

  it('names the end of what ends, all of what is new, and a correction', () => {
    expect(namesOf(always, [segment(null, DAY, SHOP)])).toEqual(['validTo']);
    expect(namesOf(null, always)).toEqual(['name', 'criticality']);
    expect(namesOf(always, [segment(null, null, { ...SHOP, name: 'Store' })])).toEqual(['name']); // prettier-ignore
  });

  it('compares what is no entity by its own fields', () => {
    expect(namesOf({ by: 'jane', until: DAY }, { by: 'omar', until: DAY })).toEqual(['by']); // prettier-ignore
  });
});
