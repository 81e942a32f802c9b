import request from 'supertest';
import { RunningSimulators, startSimulators } from '../sources/startSimulators';

const NOW = Date.parse('2026-11-20T16:00:00Z');
const CHECKOUT = '/projects/aurore%2Fcommerce%2Fcheckout';

let simulators: RunningSimulators;
beforeAll(async () => {
  simulators = await startSimulators({ now: () => NOW });
});
afterAll(() => simulators.close());

const get = (path: string) =>
  request(simulators.url)
    .get(`/gitlab/api/v4${path}`)
    .set('private-token', simulators.sources.gitlab.token);

describe('refusals have the messages of GitLab', () => {
  it('for no token', async () => {
    const { body } = await request(simulators.url)
      .get('/gitlab/api/v4/projects')
      .expect(401);
    expect(body).toEqual({ message: '401 Unauthorized' });
  });

  it.each([
    ['/projects/none', 404, { message: '404 Project Not Found' }],
    ['/projects/aurore/commerce/checkout', 404, { error: '404 Not Found' }],
    ['/nothing', 404, { error: '404 Not Found' }],
    [`${CHECKOUT}/deployments/1`, 404, { message: '404 Not found' }],
    [
      `${CHECKOUT}/deployments?sort=up`,
      400,
      { error: 'sort does not have a valid value' },
    ],
    [
      `${CHECKOUT}/deployments?updated_after=soon`,
      400,
      { error: 'updated_after is invalid' },
    ],
    [`${CHECKOUT}/pipelines?page=x`, 400, { error: 'page is invalid' }],
    [
      `${CHECKOUT}/deployments?updated_after=2026-11-01T00:00:00Z`,
      400,
      {
        message:
          '400 Bad request - `updated_at` filter and `updated_at` sorting must be paired',
      },
    ],
  ])('for %s', async (path, status, body) => {
    const answer = await get(path).expect(status);
    expect(answer.body).toEqual(body);
  });
});

describe('paging', () => {
  it('names the page, and links to the pages around it', async () => {
    const { headers, body } = await get(
      `${CHECKOUT}/pipelines?per_page=3&page=2&ref=main`,
    ).expect(200);

    expect(body).toHaveLength(3);
    expect(headers).toMatchObject({
      'x-page': '2',
      'x-per-page': '3',
      'x-prev-page': '1',
      'x-next-page': '3',
      'x-total-pages': String(Math.ceil(Number(headers['x-total']) / 3)),
    });
    expect(headers.link.match(/rel="(\w+)"/g)).toEqual([
      'rel="prev"',
      'rel="next"',
      'rel="first"',
      'rel="last"',
    ]);
    expect(headers.link).toContain(
      `<${simulators.url}/gitlab/api/v4${CHECKOUT}/pipelines?page=3&per_page=3&ref=main>; rel="next"`,
    );
  });

  it('gives twenty when nothing is said, and a hundred at most', async () => {
    const path = `${CHECKOUT}/deployments`;

    expect((await get(path)).body).toHaveLength(20);
    expect((await get(`${path}?per_page=500`)).body).toHaveLength(100);
  });

  it('by keyset counts nothing and leads on by the last id', async () => {
    const { headers, body } = await get(
      '/projects?pagination=keyset&order_by=id&sort=asc&per_page=2',
    ).expect(200);

    expect(headers['x-total']).toBeUndefined();
    expect(headers.link).toContain(`id_after=${body[1].id}`);
    const next = await get(
      `/projects?pagination=keyset&order_by=id&sort=asc&id_after=${body[1].id}`,
    );
    expect(next.body[0].id).toBeGreaterThan(body[1].id);
  });
});

it('sends the limit with each answer, and Retry-After with a 429', async () => {
  const limited = await startSimulators({
    gitLabLimit: { requests: 1, perSeconds: 30 },
  });
  const fetchVersion = () =>
    request(limited.url)
      .get('/gitlab/api/v4/version')
      .set('authorization', `Bearer ${limited.sources.gitlab.token}`);

  const first = await fetchVersion().expect(200);
  const second = await fetchVersion().expect(429);
  await limited.close();

  expect(first.headers).toMatchObject({
    'ratelimit-limit': '2',
    'ratelimit-name': 'throttle_authenticated_api',
    'ratelimit-observed': '1',
    'ratelimit-remaining': '0',
  });
  expect(second.text).toBe('Retry later\n');
  const { 'retry-after': wait, 'ratelimit-reset': reset } = second.headers;
  expect(Number(wait)).toBeGreaterThan(0);
  expect(Date.parse(second.headers['ratelimit-resettime'])).toBe(
    Number(reset) * 1000,
  );
});

describe('a deployment', () => {
  it('is created, runs, and ends with its job and its pipeline', async () => {
    let now = NOW;
    const moving = await startSimulators({ now: () => now });
    const made = moving.world.deploy(moving.world.find('app-checkout')!, {
      environment: 'production',
      outcome: 'degraded',
      past: false,
      durationMs: 60_000,
      user: 'engineer',
    });
    const readStatuses = async () => {
      const { body } = await request(moving.url)
        .get(`/gitlab/api/v4${CHECKOUT}/deployments/${made.id}`)
        .set('private-token', moving.sources.gitlab.token);
      const { status, updated_at, deployable } = body;
      return [
        status,
        updated_at,
        deployable.status,
        deployable.pipeline.status,
      ];
    };

    expect(await readStatuses()).toEqual([
      'running',
      '2026-11-20T16:00:00.000Z',
      'running',
      'running',
    ]);
    now += 60_000;
    expect(await readStatuses()).toEqual([
      'failed',
      '2026-11-20T16:01:00.000Z',
      'failed',
      'failed',
    ]);
    await moving.close();
  });

  it('is the last one of its environment only in the answer for one environment', async () => {
    const list = await get(`${CHECKOUT}/environments?search=prod`).expect(200);
    expect(list.body).toHaveLength(1);
    expect(list.body[0]).not.toHaveProperty('last_deployment');

    const { body } = await get(
      `${CHECKOUT}/environments/${list.body[0].id}`,
    ).expect(200);
    expect(body.last_deployment).toMatchObject({
      status: 'success',
      environment: { name: 'production' },
    });
  });
});

it('returns more fields of one pipeline than in a list', async () => {
  const [listed] = (await get(`${CHECKOUT}/pipelines`)).body;

  const { body } = await get(`${CHECKOUT}/pipelines/${listed.id}`).expect(200);

  expect(body).toMatchObject(listed);
  expect(body).toHaveProperty('user.username');
  expect(listed).not.toHaveProperty('user');
});

describe('merge requests', () => {
  const readDeployment = async () => {
    const query = 'environment=production&status=success&sort=desc';
    const { body } = await get(`${CHECKOUT}/deployments?${query}`).expect(200);
    return body[0];
  };

  it('are what a deployment brought, in the order of time from commit to merge to deployment', async () => {
    const { id, sha, created_at: deployed } = await readDeployment();
    const { body } = await get(`${CHECKOUT}/deployments/${id}/merge_requests`);
    expect(body.length).toBeGreaterThan(0);
    expect(body.at(-1)).toMatchObject({ merge_commit_sha: sha, state: 'merged', target_branch: 'main' }); // prettier-ignore
    for (const { iid, created_at: opened, merged_at: merged } of body) {
      const commits = await get(`${CHECKOUT}/merge_requests/${iid}/commits`);
      const instants = [commits.body.at(-1).authored_date, opened, merged, deployed]; // prettier-ignore
      expect(instants).toEqual([...instants].sort());
    }
  });

  it('are listed by state and window, and commented on', async () => {
    const window = 'updated_after=2026-11-01T00:00:00Z';
    const { body } = await get(`${CHECKOUT}/merge_requests?${window}&per_page=100`); // prettier-ignore
    expect(body.length).toBeGreaterThan(5);
    const open = await get(`${CHECKOUT}/merge_requests?state=opened`);
    expect(open.body).toEqual([]);
    const query = 'action=commented&after=2026-10-01&sort=asc&per_page=100';
    const events = await get(`${CHECKOUT}/events?${query}`).expect(200);
    expect(events.body[0].created_at >= '2026-10-02').toBe(true);
    const commented = events.body.map((each: any) => each.note.noteable_iid);
    const iids = body.map(({ iid }: { iid: number }) => iid);
    expect(iids.some((iid: number) => commented.includes(iid))).toBe(true);
  });

  it('are refused as GitLab does where there is none', async () => {
    const statuses = await Promise.all(
      [
        'merge_requests/1/commits',
        'deployments/1/merge_requests',
        'merge_requests?state=lost',
      ].map(async part => (await get(`${CHECKOUT}/${part}`)).status),
    );
    expect(statuses).toEqual([404, 404, 400]);
  });
});
