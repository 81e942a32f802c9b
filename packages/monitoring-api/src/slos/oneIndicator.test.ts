import { SloStore, toHourUnits } from '@rosetta/monitoring-mart';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const DOCS = path.join(__dirname, '../../../../docs/monitoring/extend.md');
const [, YAML] = /```yaml\n([^]*?)```/.exec(readFileSync(DOCS, 'utf8'))!;

describe('an indicator that is added by the OpenSLO file of the docs', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
  });
  afterAll(() => service.stop());

  const importFile = (yaml: string) =>
    service.send('post', '/v1/slos/import', { yaml, reason: 'agreed' });

  it('is taken as it is, written back, and measured', async () => {
    await importFile(YAML).expect(200);
    const indicator = { kind: 'threshold', metric: { signal: 'saturation.memory' }, op: 'lt', value: 90 }; // prettier-ignore
    const { body } = await service.get('/v1/slos/shop-memory').expect(200);
    expect(body).toMatchObject({ application: { id: 'app-shop' }, indicator });
    const { text } = await service.get('/v1/slos/shop-memory/openslo').expect(200); // prettier-ignore
    expect(text).toContain('signal: saturation.memory');

    const [slo] = await new SloStore(service.db).all(['shop-memory']);
    const minutes = [89, 90, null, ...Array(57).fill(50)];
    const series = [{ signal: 'saturation.memory', entity: 'PROCESS_GROUP_INSTANCE-1', minutes }]; // prettier-ignore
    const units = toHourUnits(slo, series, () => false);
    expect(units.minutes.slice(0, 4)).toMatchObject([
      { bad: 0, total: 1 },
      { bad: 1, total: 1 },
      null,
      { bad: 0, total: 1 },
    ]);
  });

  it('is refused by its name where there is no such signal', async () => {
    const { body } = await importFile(YAML.replace('saturation.memory', 'saturation.disk')).expect(400); // prettier-ignore
    expect(JSON.stringify(body)).toContain(
      'there is no signal \\"saturation.disk\\"; there are latency.p50',
    );
  });
});
