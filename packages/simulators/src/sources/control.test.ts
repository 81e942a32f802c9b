import { loadCompany } from '../company';
import request from 'supertest';
import { RunningSimulators, startSimulators } from './startSimulators';

const company = loadCompany();
let simulators: RunningSimulators;
beforeEach(async () => {
  simulators = await startSimulators({ company });
});
afterEach(() => simulators.close());

const put = (system: string, body: object) =>
  request(simulators.url).put(`/_control/${system}/state`).send(body);
const deploy = (system: string, body: object) =>
  request(simulators.url).post(`/_control/${system}/deployments`).send(body);

const argocd = () =>
  fetch(`${simulators.url}/argocd/api/v1/applications/checkout`, {
    headers: { authorization: `Bearer ${simulators.sources.argocd.token}` },
  });
const gitlab = () =>
  fetch(`${simulators.url}/gitlab/api/v4/version`, {
    headers: { 'private-token': simulators.sources.gitlab.token },
  });

describe('a simulated source', () => {
  it('can be slow while the other is not', async () => {
    await put('argocd', { state: 'slow', delayMs: 300 }).expect(200);

    const started = Date.now();
    const slow = argocd();
    await gitlab();
    expect(Date.now() - started).toBeLessThan(200);
    expect((await slow).status).toBe(200);
    expect(Date.now() - started).toBeGreaterThanOrEqual(290);
  });

  it('can be down by connection resets, or by a proxy that answers for it', async () => {
    await put('gitlab', { state: 'down' }).expect(200);
    await expect(gitlab()).rejects.toThrow('fetch failed');
    expect((await argocd()).status).toBe(200);

    await put('gitlab', { state: 'down', as: '503' }).expect(200);
    expect((await gitlab()).status).toBe(503);

    await put('gitlab', { state: 'up' }).expect(200);
    expect((await gitlab()).status).toBe(200);
  });

  it('can refuse, fail, break off and say what is no JSON', async () => {
    for (const status of [401, 429, 500]) {
      await put('gitlab', { state: 'down', as: `${status}` }).expect(200);
      expect((await gitlab()).status).toBe(status);
    }
    await put('gitlab', { state: 'down', as: 'truncated' }).expect(200);
    await expect(gitlab().then(res => res.text())).rejects.toThrow();
    await put('gitlab', { state: 'down', as: 'garbage' }).expect(200);
    await expect(gitlab().then(res => res.json())).rejects.toThrow();
  });
});

describe('the order to deploy', () => {
  it('deploys in Argo CD at once, and in GitLab when it was sent there', async () => {
    const { body } = await deploy('gitlab', {
      application: 'checkout',
      environment: 'production',
    }).expect(201);

    expect(body).toMatchObject({
      application: 'app-checkout',
      environment: 'production',
      outcome: 'success',
    });
    const application = await (await argocd()).json();
    expect(application.status).toMatchObject({
      sync: { revision: body.revision },
      operationState: { phase: 'Running' },
    });
  });
});

describe('an invalid order', () => {
  it.each([
    ['argocd', { application: 'nothing' }, 404, 'no application "nothing"'],
    ['argocd', {}, 400, 'application: '],
    ['jenkins', { application: 'checkout' }, 404, '"jenkins" is not simulated'],
    [
      'gitlab',
      { application: 'fraud-detection' },
      400,
      'is not deployed with gitlab',
    ],
    [
      'gitlab',
      { application: 'search', environment: 'development' },
      400,
      'is not in development, only in staging and production',
    ],
    [
      'gitlab',
      { application: 'search', revision: 'main' },
      400,
      'revision: must be 7 to 40 hexadecimal digits',
    ],
    ['gitlab', { application: 'search', colour: 1 }, 400, '"colour"'],
  ])('is refused: %s %j', async (system, body, status, message) => {
    const answer = await deploy(system, body).expect(status);
    expect(answer.body.error.message).toContain(message);
  });

  it('is refused with the invalid field of a state', async () => {
    const none = await put('gitlab', { state: 'ill' }).expect(400);
    expect(none.body.error.message).toMatch(/^state: /);
    const late = await put('gitlab', { state: 'slow', delayMs: -1 }).expect(
      400,
    );
    expect(late.body.error.message).toMatch(/^delayMs: /);
  });
});

it('refuses orders from pages in a browser', async () => {
  const fetchStatus = () => request(simulators.url).get('/_control/status');

  expect(
    (await fetchStatus().set('origin', 'https://evil.example.com')).status,
  ).toBe(403);
  expect((await fetchStatus()).status).toBe(200);
});

it('serves a page for links of Rosetta, and escapes the address', async () => {
  const { text, headers } = await request(simulators.url)
    .get('/gitlab/aurore/%3Cscript%3E/-/pipelines/7')
    .expect(200);

  expect(text).toContain('GitLab, simulated');
  expect(text).not.toContain('<script>');
  expect(headers['content-security-policy']).toBe("default-src 'none'");
});
