import { NotFoundError } from '@backstage/errors';
import { createLogger } from '@rosetta/service-kit';
import { RateLimitedError } from '@rosetta/sources';
import { GitLabPipeline } from '@rosetta/sources/gitlab';
import { LivePipelines } from './LivePipelines';

const PIPELINE: GitLabPipeline = {
  id: 1,
  sha: 'c0ffee1',
  status: 'success',
  created_at: '2026-11-20T12:00:00Z',
  updated_at: '2026-11-20T12:00:00Z',
};

const logger = createLogger({ service: 'test', level: 'silent' });

/** Pipelines of GitLab projects that answer so. */
const createPipelines = (
  answers: Record<string, () => Promise<GitLabPipeline[]>>,
) =>
  new LivePipelines({
    logger,
    client: {
      async *pipelines(path) {
        yield* await answers[path]();
      },
    },
  });
const fails = (error: Error) => () => Promise.reject(error);
const answers = async () => [PIPELINE];

it('waits at most 2 s for the first answer of a source, and says so', async () => {
  const pipelines = createPipelines({ 'g/a': () => new Promise(() => {}) });
  const began = performance.now();
  const { items, source } = await pipelines.read(['g/a'], null);
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(items).toEqual([]);
  expect(source).toMatchObject({ state: 'stale', asOf: null });
});

it('reports a source that limits requests as stale, with the reason', async () => {
  const limited = new RateLimitedError('GitLab answered 429', 30_000);
  const { source } = await createPipelines({ 'g/a': fails(limited) }).read(['g/a'], null); // prettier-ignore
  expect(source).toMatchObject({ state: 'stale', error: limited.message });
});

it('names a refused project, and shows the others', async () => {
  const missing = new NotFoundError('GitLab answered 404');
  const pipelines = createPipelines({ 'g/a': fails(missing), 'g/b': answers });
  const { items, source } = await pipelines.read(['g/a', 'g/b'], null);
  expect(items).toMatchObject([{ project: 'g/b', stale: false }]);
  expect(source).toMatchObject({
    state: 'ok',
    problems: [`g/a: ${missing.message}`],
  });
});

it('reports a source as down that refuses all projects of an application', async () => {
  const missing = new NotFoundError('GitLab answered 404');
  const { source } = await createPipelines({ 'g/a': fails(missing) }).read(['g/a'], null); // prettier-ignore
  expect(source).toMatchObject({ state: 'down', error: missing.message });
});

it('does not search all of history for readable pipelines, names a few refused ones, and logs each once', async () => {
  const warn = jest.spyOn(logger, 'warn');
  let requests = 0;
  const pipelines = new LivePipelines({
    logger,
    client: {
      async *pipelines(_path, { limit, onRefused } = {}) {
        requests += 1;
        for (let at = 0; at < limit!; at += 1)
          onRefused!({
            name: `${at}`,
            problem: 'sha: is a number',
            record: {},
          });
      },
    },
  });
  const { source } = await pipelines.read(['g/a'], null);
  expect(source.problems).toHaveLength(6);
  expect(source.problems!.at(-1)).toBe('and 15 more');
  expect(warn).toHaveBeenCalledTimes(20);

  jest.useFakeTimers({ now: Date.now() + 60_000, doNotFake: ['setTimeout'] });
  await pipelines.read(['g/a'], null);
  jest.useRealTimers();
  expect(requests).toBe(2);
  expect(warn).toHaveBeenCalledTimes(20);
});
