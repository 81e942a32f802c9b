import { TestDatabases } from '@rosetta/test-kit/databases';
import { migrateMonitoringMart } from '../migrate';
import { LiveSourceStore } from './LiveSourceStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

it('keeps the latest snapshot of each source, whichever process writes last', async () => {
  const db = await databases.init('POSTGRES_18');
  await migrateMonitoringMart(db);
  const store = new LiveSourceStore(db);
  const at = (time: string) => new Date(`2026-11-21T${time}:00.000Z`);
  expect(await store.of('argocd')).toBeUndefined();

  await store.save('argocd', { asOf: at('10:00'), items: [{ id: 'shop' }] });
  await store.save('argocd', { asOf: at('12:00'), items: [{ id: 'bank' }] });
  await store.save('argocd', { asOf: at('11:00'), items: [] });
  await store.save('gitlab', { asOf: at('09:00'), items: [] });

  const last = { asOf: at('12:00'), items: [{ id: 'bank' }] };
  expect(await store.of('argocd')).toEqual(last);
});
