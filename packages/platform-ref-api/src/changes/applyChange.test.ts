import { StoredChange } from '@rosetta/contracts/ref';
import { Entity, Segment } from '../entities/Entity';
import { applyChange as applyChangeAt } from './applyChange';

const instant = (month: number) => `2026-0${month}-01T00:00:00.000Z`;

const NOW = instant(7);
const applyChange = (change: StoredChange, to: Entity) =>
  applyChangeAt(change, to, NOW);

const segment = (
  name: string,
  from: number | null,
  to: number | null,
): Segment => ({
  validFrom: from === null ? null : instant(from),
  validTo: to === null ? null : instant(to),
  fields: { attributes: {}, group: 'g', name },
});

const entity = (...segments: Segment[]): Entity => ({
  kind: 'application',
  id: 'app-x',
  version: 1,
  segments,
});

const update = (
  set: Record<string, unknown>,
  effectiveFrom?: number,
): StoredChange => ({
  op: 'update',
  kind: 'application',
  id: 'app-x',
  set,
  ...(effectiveFrom && { effectiveFrom: instant(effectiveFrom) }),
});

describe('an update in time', () => {
  const always = entity(segment('Old', null, null));
  const twice = entity(segment('Old', 2, 5), segment('New', 5, null));

  it('changes the whole validity without a date', () => {
    expect(applyChange(update({ name: 'X' }), twice)).toEqual([
      segment('X', 2, 5),
      segment('X', 5, null),
    ]);
  });

  it('leaves earlier segments unchanged with effectiveFrom', () => {
    expect(applyChange(update({ name: 'X' }, 4), always)).toEqual([
      segment('Old', null, 4),
      segment('X', 4, null),
    ]);
    expect(applyChange(update({ name: 'X' }, 4), twice)).toEqual([
      segment('Old', 2, 4),
      segment('X', 4, 5),
      segment('X', 5, null),
    ]);
  });

  it('changes the whole validity with an effectiveFrom before its start', () => {
    expect(applyChange(update({ name: 'X' }, 1), twice)).toEqual([
      segment('X', 2, 5),
      segment('X', 5, null),
    ]);
  });

  it('splits nothing at the start of a segment', () => {
    expect(applyChange(update({ name: 'X' }, 5), twice)).toEqual([
      segment('Old', 2, 5),
      segment('X', 5, null),
    ]);
  });

  it('stretches the outer segments to new bounds and drops segments outside', () => {
    expect(applyChange(update({ validFrom: null }), twice)).toEqual([
      segment('Old', null, 5),
      segment('New', 5, null),
    ]);
    expect(applyChange(update({ validFrom: instant(6) }), twice)).toEqual([
      segment('New', 6, null),
    ]);
    expect(applyChange(update({ validTo: instant(3) }), twice)).toEqual([
      segment('Old', 2, 3),
    ]);
  });

  it('ends the entity from a day on', () => {
    expect(
      applyChange(update({ name: 'X', validTo: instant(6) }, 4), always),
    ).toEqual([segment('Old', null, 4), segment('X', 4, 6)]);
  });
});

describe('a delete in time', () => {
  const end = (effectiveFrom?: string | null): StoredChange => ({
    op: 'delete',
    kind: 'application',
    id: 'app-x',
    ...(effectiveFrom !== undefined && { effectiveFrom }),
  });
  const twice = entity(segment('Old', 2, 5), segment('New', 5, null));

  it('ends the validity now, or at its date, and leaves what was before', () => {
    expect(applyChange(end(), twice)).toEqual([
      segment('Old', 2, 5),
      segment('New', 5, 7),
    ]);
    expect(applyChange(end(instant(3)), twice)).toEqual([segment('Old', 2, 3)]);
  });

  it('leaves nothing of what begins later, or for all time', () => {
    expect(applyChange(end(), entity(segment('Later', 8, null)))).toEqual([]);
    expect(applyChange(end(null), twice)).toEqual([]);
  });

  it('is refused for what has ended, which can begin again later', () => {
    const over = entity(segment('Old', 2, 5));
    expect(applyChange(end(), over)).toMatchObject({ field: 'id' });
    const begin = (validFrom?: string): StoredChange => ({
      op: 'create',
      kind: 'application',
      id: 'app-x',
      set: { name: 'New', group: 'g', ...(validFrom && { validFrom }) },
    });
    expect(applyChange(begin(instant(6)), over)).toEqual([
      segment('Old', 2, 5),
      segment('New', 6, null),
    ]);
    expect(applyChange(begin(), over)).toMatchObject({
      message: `app-x already exists, until ${instant(
        5,
      )}: give a validFrom from then on`,
    });
  });
});

describe('a group without a name', () => {
  const change: StoredChange = {
    op: 'create',
    kind: 'group',
    id: 'team-x',
    set: {},
  };
  const nobody: Entity = {
    kind: 'group',
    id: 'team-x',
    version: 0,
    segments: [],
  };

  it('uses its id as name while it has none', () => {
    const nameAfter = (...changes: StoredChange[]) => {
      const last = changes.reduce(
        (group, each): Entity => ({
          ...group,
          segments: applyChange(each, group) as Segment[],
        }),
        nobody,
      );
      return last.segments[0].fields.name;
    };
    const rename = (name: string | null): StoredChange => ({
      ...change,
      op: 'update',
      set: { name },
    });
    expect(nameAfter(change)).toBe('team-x');
    expect(nameAfter(change, rename('Team X'))).toBe('Team X');
    expect(nameAfter(change, rename('Team X'), rename(null))).toBe('team-x');
  });
});
