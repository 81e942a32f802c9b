import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { migrateMonitoringMart } from '../migrate';
import { LiveSignalStore } from './LiveSignalStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const at = (time: string) => new Date(`2026-11-21T${time}:00.000Z`);
const hourOf = (known: Record<number, number>) =>
  Array.from({ length: 60 }, (_, minute) => known[minute] ?? null);
const TRAFFIC = { application: 'app-shop', entity: 'SERVICE-1', signal: 'traffic' }; // prettier-ignore

describe('minutes that are read live', () => {
  let db: Knex;
  let store: LiveSignalStore;
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateMonitoringMart(db);
    store = new LiveSignalStore(db);
  });

  it('are read by whoever takes a minute first, and by nobody once a later one is taken', async () => {
    const both = await Promise.all([store.claim('dynatrace', at('10:00')), store.claim('dynatrace', at('10:00'))]); // prettier-ignore
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await store.claim('dynatrace', at('10:01'))).toBe(true);
    expect(await store.claim('dynatrace', at('10:00'))).toBe(false);
    expect(await store.claim('other', at('10:00'))).toBe(true);
  });

  it('are replaced by what is read later; one that was known stays where the source says nothing more', async () => {
    const save = (known: Record<number, number>) =>
      store.save([{ ...TRAFFIC, hour: at('10:00'), minutes: hourOf(known) }]);
    await save({ 1: 10, 2: 20 });
    await save({ 2: 21, 3: 30 });
    const series = await store.series(['app-shop', 'app-none'], at('09:00'));
    expect(series.get('app-shop')?.get(at('10:00').getTime())).toMatchObject([
      { entity: 'SERVICE-1', signal: 'traffic', minutes: hourOf({ 1: 10, 2: 21, 3: 30 }) }, // prettier-ignore
    ]);
    expect(await store.asked(at('10:00'))).toEqual([TRAFFIC]);
    expect(await store.asked(at('11:00'))).toEqual([]);
    await store.dropBefore(at('11:00'));
    expect((await store.series(['app-shop'], at('09:00'))).size).toBe(0);
  });

  it('say how the last read went; one that fails keeps up to when all was read', async () => {
    expect(await store.revision()).toBe('');
    const ok = { state: 'ok', error: null, problems: ['a gap'], latencyMs: 12 } as const; // prettier-ignore
    await store.setEnded('dynatrace', { ...ok, readUntil: at('10:01') });
    const before = await store.revision();
    expect(await store.last('dynatrace')).toEqual({ ...ok, readUntil: at('10:01') }); // prettier-ignore
    await store.setEnded('dynatrace', { state: 'down', error: 'it answered 500', problems: [], latencyMs: 5 }); // prettier-ignore
    expect(await store.last('dynatrace')).toMatchObject({ state: 'down', error: 'it answered 500', readUntil: at('10:01') }); // prettier-ignore
    // A slow read that ends after a later one takes nothing back.
    await store.setEnded('dynatrace', { ...ok, readUntil: at('10:00') });
    expect((await store.last('dynatrace'))?.readUntil).toEqual(at('10:01'));
    expect((await store.revision()) > before).toBe(true);
  });
});
