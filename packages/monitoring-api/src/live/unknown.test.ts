import { TestDatabases } from '@rosetta/test-kit/databases';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { createTestService } from '../__testUtils__/service';

const PATHS = ['deployments', 'deployments/live', 'pipelines/live'];

describe('an unknown application', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  const answers = async (
    { get }: Awaited<ReturnType<typeof createTestService>>,
    app: string,
  ) =>
    Promise.all(
      PATHS.map(async path => {
        const { status, body } = await get(`/v1/applications/${app}/${path}`);
        return [status, body.error?.message];
      }),
    );
  const all = (answer: unknown) => PATHS.map(() => answer);

  it('returns 404 with its name, and 200 once the référentiel has it', async () => {
    const service = await createTestService(databases);
    expect(await answers(service, 'app-new')).toEqual(
      all([
        404,
        'There is no application "app-new"; the référentiel lists those there are',
      ]),
    );
    service.referentiel.change(
      createReferentiel([{ id: 'app-new', group: 'g', pivots: [] }]),
    );
    expect(await answers(service, 'app-new')).toEqual(all([200, undefined]));
    await service.stop();
  });

  it('returns 200 while the référentiel does not answer', async () => {
    const service = await createTestService(databases, {}, undefined, {
      referentielDown: true,
    });
    expect(await answers(service, 'app-new')).toEqual(all([200, undefined]));
    await service.stop();
  });
});
