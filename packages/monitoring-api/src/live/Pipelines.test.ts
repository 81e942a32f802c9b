import { NotFoundError } from '@backstage/errors';
import { createLogger } from '@rosetta/service-kit';
import { GitLabPipeline, RateLimitedError } from '@rosetta/sources';
import { Pipelines } from './Pipelines';

const PIPELINE: GitLabPipeline = {
  id: 1,
  sha: 'c0ffee1',
  status: 'success',
  created_at: '2026-11-20T12:00:00Z',
  updated_at: '2026-11-20T12:00:00Z',
};

/** Pipelines of GitLab projects that answer so. */
const pipelinesOf = (
  answers: Record<string, () => Promise<GitLabPipeline[]>>,
) =>
  new Pipelines({
    logger: createLogger({ service: 'test', level: 'silent' }),
    client: {
      async *pipelines(path) {
        yield* await answers[path]();
      },
    },
  });
const fails = (error: Error) => () => Promise.reject(error);
const answers = async () => [PIPELINE];

it('an answer does not wait for a source that has not answered yet longer than 2 s, and says so', async () => {
  const pipelines = pipelinesOf({ 'g/a': () => new Promise(() => {}) });
  const began = performance.now();
  const { items, source } = await pipelines.read(['g/a'], null);
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(items).toEqual([]);
  expect(source).toMatchObject({ state: 'stale', asOf: null });
});

it('a source that limits requests is stale, and says why', async () => {
  const limited = new RateLimitedError('gitlab answered 429', 30_000);
  const { source } = await pipelinesOf({ 'g/a': fails(limited) }).read(['g/a'], null); // prettier-ignore
  expect(source).toMatchObject({ state: 'stale', error: limited.message });
});

it('one project that is refused is named, and takes nothing from the others', async () => {
  const missing = new NotFoundError('gitlab answered 404');
  const pipelines = pipelinesOf({ 'g/a': fails(missing), 'g/b': answers });
  const { items, source } = await pipelines.read(['g/a', 'g/b'], null);
  expect(items).toMatchObject([{ project: 'g/b', stale: false }]);
  expect(source).toMatchObject({
    state: 'ok',
    problems: [`g/a: ${missing.message}`],
  });
});
