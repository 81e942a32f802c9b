import {
  publishedDay,
  publishedDeliveries,
  publishedIncidentDay,
} from '@rosetta/monitoring-mart/testUtils';
import { DAYS } from '@rosetta/run-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { AssistantPlatform, callTool as call } from './AssistantPlatform';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const APPLICATION = 'app-shop';
const DAY = DAYS.add(DAYS.of(new Date()), -2);
const WINDOW = { from: DAY, to: DAYS.add(DAY, 1) };
const at = (time: string) => `${DAY}T${time}:00.000Z`;

let platform: AssistantPlatform;

beforeAll(async () => {
  platform = await AssistantPlatform.start(databases);
  await platform.makeApplication(APPLICATION);
  const db = platform.dbs['monitoring-api'];
  await publishedDay(db, DAY, [
    { externalId: '1', finishedAt: at('08:00'), sha: 'a' },
    { externalId: '2', finishedAt: at('09:30'), sha: 'b' },
  ]);
  await publishedDeliveries(db, DAY);
  await publishedIncidentDay(db, DAY, {
    changes: [{ id: 'c1', at: at('09:00'), plannedEnd: at('09:40') }],
    incidents: [{ id: 'i1', openedAt: at('10:00'), causedBy: 'CHGc1' }],
  });
});
afterAll(() => platform?.stop());

describe('an assistant of somebody on duty', () => {
  const asUser = () => platform.connect('Rosetta_User');

  it('finds an incident by its number, and what changed before it, with reasons', async () => {
    const assistant = await asUser();
    const found = await call(assistant, 'list-incidents', {
      application: APPLICATION,
      ...WINDOW,
    });
    expect(found).toMatchObject({ items: [{ id: 'i1', number: 'INCi1' }] });
    expect(
      await call(assistant, 'find-incident-suspects', { incident: 'i1' }),
    ).toMatchObject({
      incident: { number: 'INCi1', application: { id: APPLICATION } },
      from: at('08:00'),
      to: at('10:00'),
      items: [
        {
          kind: 'change',
          id: 'c1',
          reasons: [
            { code: 'named-by-incident', points: 100 },
            { code: 'same-application' },
            {},
          ],
        },
        { kind: 'deployment', id: 'gitlab:shop/web:2' },
        { kind: 'deployment', id: 'gitlab:shop/web:1' },
      ],
    });
  });

  it('explains a DORA figure by its rows, and says why one is not known', async () => {
    const assistant = await asUser();
    const asked = { application: APPLICATION, ...WINDOW };
    expect(
      await call(assistant, 'explain-dora-figure', {
        ...asked,
        metric: 'changeFailureRate',
      }),
    ).toMatchObject({
      metric: 'changeFailureRate',
      definition: '2023',
      ...WINDOW,
      figure: { value: 0.5, failures: 1, count: 2, immature: 2 },
      published: { days: 1, first: DAY },
      deployments: [
        { id: 'gitlab:shop/web:2', incidents: [{ number: 'INCi1' }] },
      ],
    });
    expect(
      await call(assistant, 'explain-dora-figure', {
        ...asked,
        metric: 'leadTime',
      }),
    ).toMatchObject({
      figure: { value: null, reason: 'merge requests are not landed yet' },
      mergeRequests: [],
    });
  });

  it('asks whether it is safe to deploy, and hears why not', async () => {
    const answer = await call(await asUser(), 'check-change-gate', {
      application: APPLICATION,
    });
    expect(answer).toMatchObject({
      application: APPLICATION,
      decision: 'stop',
      decisionId: expect.any(String),
      reasons: expect.arrayContaining([
        expect.objectContaining({ code: 'open-incident', name: 'INCi1' }),
        expect.objectContaining({
          code: 'missing',
          message:
            'error-budget is not known: the application has no objective',
        }),
      ]),
    });
  });

  it.each([
    ['list-incidents', { application: 'app-no' }, /^NotFoundError: .*app-no/],
    ['list-incidents', { priority: 9 }, /^InputError: input.priority: must be/],
    ['find-incident-suspects', { incident: 'INC0' }, /^NotFoundError: There is no published incident "INC0" of servicenow/],
    ['find-incident-suspects', { incident: 'i1', hours: 100 }, /^InputError: input.hours: must be/],
    ['find-incident-suspects', {}, /^InputError: input.incident: is missing/],
    ['explain-dora-figure', { metric: 'leadTime', application: 'app-no' }, /^NotFoundError: .*app-no/],
    ['explain-dora-figure', { metric: 'speed' }, /^InputError: input.metric: must be one of .*deploymentFrequency/],
    ['explain-dora-figure', { metric: 'leadTime', from: DAY, to: DAY }, /^InputError: .*to: must be after from/],
    ['check-change-gate', { application: 'app-no' }, /^NotFoundError: .*app-no/],
    ['check-change-gate', { app: APPLICATION }, /^InputError: input.application: is missing/],
  ])('is told by %s what is wrong with %j', async (tool, input, message) => {
    expect(await call(await asUser(), tool, input)).toMatch(message);
  }); // prettier-ignore
});
