import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { dynatraceEntities } from '@rosetta/simulators/company';
import { Fault } from '@rosetta/simulators/sources';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(300_000);

/** What the page says of each; the breaker may be open after those before it. */
const SAYS: [Fault, RegExp][] = [
  [{ state: 'down', as: '503' }, /answered 503|does not answer/],
  [{ state: 'down', as: '500' }, /answered 500/],
  [{ state: 'down', as: '401' }, /answered 401.*check the token/],
  [{ state: 'down', as: '429' }, /answered 429|limits requests/],
  [{ state: 'down', as: 'truncated' }, /cannot be reached \(UND_ERR_SOCKET\)/],
  [{ state: 'down', as: 'garbage' }, /answered 200 with no valid JSON/],
  [{ state: 'slow', delayMs: 60_000 }, /did not answer within 1000 ms/],
  [{ state: 'down', as: 'reset' }, /ECONNRESET|does not answer/],
];

/** Answers are shared for 3 s, and a breaker that is open tries again after 5 s. */
const PATIENCE_MS = 20_000;
const POLL_MS = 250;

interface LiveAnswer {
  items: { stale: boolean }[];
  sources: { name: string; state: string; error?: string; asOf: string }[];
}

describe('a source that fails under a live page, in every way there is', () => {
  let simulators: RunningSimulators;
  let service: TestService;
  beforeAll(async () => {
    simulators = await startSimulators();
    const shop = simulators.world.find('app-checkout')!;
    simulators.world.troubles.begin(shop, 'Ordered by a test');
    service = await createTestService(
      databases,
      simulators.sources,
      createReferentiel([
        {
          id: 'app-shop',
          group: 'grp-shop',
          pivots: [
            ['gitlab:project', shop.project!.path],
            ['argocd:app', shop.name],
            ['dynatrace:entity', dynatraceEntities(shop).service],
            ['elisa:index', 'aurore-checkout-*'],
          ],
        },
      ]),
    );
  });
  afterAll(async () => {
    await service.stop();
    await simulators.close();
  });

  /** What a page asks for; nobody waits for a source that is known to fail. */
  const read = async (part: string): Promise<LiveAnswer> => {
    const path = `/v1/applications/app-shop/${part}/live`;
    return (await service.get(path).expect(200)).body;
  };
  const until = async (part: string, isSo: (answer: LiveAnswer) => boolean) => {
    const end = Date.now() + PATIENCE_MS;
    let answer = await read(part);
    while (!isSo(answer) && Date.now() < end) {
      await delay(POLL_MS);
      answer = await read(part);
    }
    return answer;
  };
  const isFresh = ({ items, sources }: LiveAnswer) =>
    sources[0]?.state === 'ok' && items.length > 0 && !items[0].stale;

  it.each([
    ['problems', 'dynatrace', 'Dynatrace', 'logs'],
    ['pipelines', 'gitlab', 'GitLab', 'problems'],
    ['logs', 'elisa', 'ELISA', 'pipelines'],
  ] as const)(
    'is named on %s (%s), whose last items stay and are marked stale; other parts go on, and it comes back by itself',
    async (part, name, title, other) => {
      expect(isFresh(await until(part, isFresh))).toBe(true);
      await until(other, isFresh);
      for (const [fault, says] of SAYS) {
        simulators.set(name, fault);
        const failed = await until(
          part,
          ({ sources: [{ state, error }] }) =>
            state !== 'ok' && says.test(error ?? ''),
        );
        expect(failed.sources).toMatchObject([
          {
            name,
            error: expect.stringMatching(says),
            asOf: expect.any(String),
          },
        ]);
        expect(failed.sources[0].error).toContain(title);
        expect(failed.items.length).toBeGreaterThan(0);
        for (const item of failed.items) expect(item.stale).toBe(true);
      }
      expect((await read(other)).sources).not.toMatchObject([{ name }]);
      expect(isFresh(await until(other, isFresh))).toBe(true);
      simulators.set(name, { state: 'up' });
      expect(isFresh(await until(part, isFresh))).toBe(true);
    },
  );
});
