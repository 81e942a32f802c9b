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
const pipelinesOf = (
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

it('a source that refuses all of an application is down: what it runs is not known', async () => {
  const missing = new NotFoundError('gitlab answered 404');
  const { source } = await pipelinesOf({ 'g/a': fails(missing) }).read(['g/a'], null); // prettier-ignore
  expect(source).toMatchObject({ state: 'down', error: missing.message });
});

it('pipelines that cannot be read are not looked for in all of history; a few are named, and the log has each once', async () => {
  const warn = jest.spyOn(logger, 'warn');
  let asked = 0;
  const pipelines = new LivePipelines({
    logger,
    client: {
      async *pipelines(_path, { limit, onRefused } = {}) {
        asked += 1;
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
  expect(asked).toBe(2);
  expect(warn).toHaveBeenCalledTimes(20);
});
