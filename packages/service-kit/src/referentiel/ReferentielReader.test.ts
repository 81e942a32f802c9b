import { createHttpClient, HttpClient } from '@rosetta/http-kit';
import { createReferentiel, serveReferentiel } from '../testing/referentiel';
import { ReferentielReader } from './ReferentielReader';

const CONTENT = createReferentiel(
  [
    { id: 'app-a', group: 'grp-a', pivots: [['focus:tag', 'application=A']] },
    { id: 'app-b', group: 'grp-a', pivots: [['focus:resource', 'arn:b'], ['gitlab:project', 'b/b']] },
  ],
  [{ id: 'grp-a', parent: null }],
); // prettier-ignore

const PIVOTS = ['focus:resource', 'focus:tag'] as const;

describe('ReferentielReader', () => {
  const toClose: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const each of toClose.splice(0)) await each.close();
  });
  const createClient = (baseUrl: string): HttpClient => {
    const client = createHttpClient({ name: 'platform-ref-api', baseUrl });
    toClose.push(client);
    return client;
  };
  const { signal } = new AbortController();

  it('reads what attribution needs, once for concurrent callers', async () => {
    const server = await serveReferentiel(CONTENT);
    toClose.push(server);
    const reader = new ReferentielReader(createClient(server.url), PIVOTS);
    const { version, knownAt } = await reader.version(signal);
    expect(version).toBe(1);
    const [known, same] = await Promise.all([
      reader.at(knownAt),
      reader.at(knownAt),
    ]);
    expect(same).toBe(known);
    expect(known.applications).toMatchObject([
      { id: 'app-a' },
      { id: 'app-b' },
    ]);
    expect(known.groups).toMatchObject([{ id: 'grp-a' }]);
    expect(known.pivots.map(pivot => pivot.value)).toEqual([
      'arn:b',
      'application=A',
    ]);
  });

  it('caches two states, for runs that overlap', async () => {
    const server = await serveReferentiel(CONTENT);
    toClose.push(server);
    const reader = new ReferentielReader(createClient(server.url), PIVOTS);
    const at = (day: number) => reader.at(`2024-12-0${day}T00:00:00.000Z`);
    const [first, second] = [await at(1), await at(2)];
    expect(await at(1)).toBe(first);
    await at(3);
    expect(await at(1)).toBe(first);
    expect(await at(2)).not.toBe(second);
  });

  it('throws when the service does not answer, and retries at the next call', async () => {
    const server = await serveReferentiel(CONTENT);
    const reader = new ReferentielReader(createClient(server.url), PIVOTS);
    server.close();
    for (const _ of ['once', 'again'])
      await expect(reader.at('2024-12-01T00:00:00.000Z')).rejects.toThrow(
        expect.objectContaining({ name: 'ServiceUnavailableError' }),
      );
  });
});
