import { listCosts } from '@rosetta/contracts/finops';
import {
  getLiveDeployments,
  listApplicationDeployments,
} from '@rosetta/contracts/monitoring';
import {
  Application,
  Group,
  getApplication,
  listApplications,
  listGroups,
} from '@rosetta/contracts/ref';
import { z } from 'zod';
import { Call, defineTool } from './defineTool';

const application = z
  .string()
  .min(1)
  .describe('Id of the application in the référentiel, like app-online-store');

const find = defineTool({
  name: 'list-applications',
  title: 'List applications',
  description:
    'Lists the applications of the company by id, with name, owning group and criticality. ' +
    'Use it to find the id that the other tools ask for. Pass nextCursor as cursor to read on.',
  input: z.strictObject({
    group: listApplications.query!.shape.group.describe(
      'Only those of this group',
    ),
    search: listApplications.query!.shape.search.describe(
      'Only those whose name or id has this in it',
    ),
    limit: listApplications.query!.shape.limit,
    cursor: listApplications.query!.shape.cursor,
  }),
  output: listApplications.answer,
  readOnly: true,
  run: (query, call) => call(listApplications, { query }),
});

const { from, to, measure, currency, asOf, groupBy } = listCosts.query!.shape;

const costs = defineTool({
  name: 'get-application-costs',
  title: 'Costs of an application',
  description:
    'What an application costs over a window of months, month by month unless groupBy says otherwise. ' +
    'Amounts are exact decimal strings. A month named in "missing" has no published figures: it is not zero.',
  input: z.strictObject({
    application,
    from: from.describe(
      'First month, YYYY-MM; the last published month that is over when neither bound is given',
    ),
    to: to.describe(
      'Month after the last one, YYYY-MM: the window is half-open',
    ),
    groupBy: groupBy.removeDefault().default('month'),
    measure,
    currency,
    asOf: asOf.describe('As published at this instant'),
  }),
  output: listCosts.answer,
  readOnly: true,
  async run(query, call) {
    const found = await call(listCosts, { query });
    // An application that does not exist must be an error, not zero cost.
    if (found.items.length === 0)
      await call(getApplication, { params: { id: query.application } });
    return found;
  },
});

const history = listApplicationDeployments.query!.shape;

const deployments = defineTool({
  name: 'get-application-deployments',
  title: 'Deployments of an application',
  description:
    'Past deployments of an application, newest first: environment, version, status, who and when. The last 30 days when no bound is given.',
  input: z.strictObject({
    application,
    ...history,
    from: history.from.describe('First day, YYYY-MM-DD, UTC'),
    to: history.to.describe('Day after the last one, YYYY-MM-DD'),
  }),
  output: listApplicationDeployments.answer,
  readOnly: true,
  run: ({ application: app, ...query }, call) =>
    call(listApplicationDeployments, { params: { app }, query }),
});

const live = defineTool({
  name: 'get-live-deployments',
  title: 'What is deployed now',
  description:
    'What runs now of an application in each environment, read from Argo CD and GitLab. ' +
    '"sources" says which of them answered; items marked stale are the last that was known.',
  input: z.strictObject({ application }),
  output: getLiveDeployments.answer,
  readOnly: true,
  run: ({ application: app }, call) =>
    call(getLiveDeployments, { params: { app } }),
});

async function groupCalled(id: string, call: Call): Promise<Group | null> {
  let cursor: string | undefined;
  do {
    const page = await call(listGroups, { query: { limit: 500, cursor } });
    const found = page.items.find(group => group.id === id);
    if (found) return found;
    cursor = page.nextCursor;
  } while (cursor);
  return null;
}

const owner = defineTool({
  name: 'get-application-owner',
  title: 'Owner of an application',
  description:
    'Who owns an application: the référentiel entry, its owning group, and the people in that group.',
  input: z.strictObject({ application }),
  output: z.object({ application: Application, group: Group.nullable() }),
  readOnly: true,
  async run({ application: id }, call) {
    const found = await call(getApplication, { params: { id } });
    return { application: found, group: await groupCalled(found.group, call) };
  },
});

export const applicationTools = [find, owner, costs, deployments, live];
