import {
  DoraDefinition,
  DoraDeployment,
  DoraIncident,
  DoraMergeRequest,
  DoraMetricName,
  DoraMetrics,
  getDora,
  listDoraDeployments,
  listDoraIncidents,
  listDoraMergeRequests,
} from '@rosetta/contracts/monitoring';
import { getApplication } from '@rosetta/contracts/ref';
import { Day, PageQuery } from '@rosetta/contracts/values';
import { z } from 'zod';
import { Call, defineTool } from './defineTool';

const METRICS = Object.keys(DoraMetrics.shape) as [DoraMetricName];

const { from, to, application, group, definition } = getDora.query!.shape;

const Input = z.strictObject({
  metric: z
    .enum(METRICS)
    .describe(
      'deploymentFrequency: days a week with a successful production deployment; leadTime: first commit → end of the deployment, in minutes; ' +
        'changeFailureRate: deployments with an incident by all; recoveryTime: minutes until the last incident was resolved; reworkRate: rollbacks and unplanned deployments by all',
    ),
  application: application.describe(
    'Id of the application; all of them when neither it nor a group is given',
  ),
  group: group.describe('Id of a group: with the groups below it'),
  from: from.describe(
    'First day, YYYY-MM-DD, UTC; the last 90 days when neither bound is given',
  ),
  to: to.describe('Day after the last one, YYYY-MM-DD'),
  definition: definition.describe(
    'Of which year’s report the bands are; with 2021 recoveryTime is per incident, from its opening',
  ),
  ...PageQuery.shape,
});

/** Which of the lists are there depends on the metric. */
const Rows = z.object({
  deployments: z.array(DoraDeployment).optional(),
  incidents: z.array(DoraIncident).optional(),
  mergeRequests: z.array(DoraMergeRequest).optional(),
  /** There are more rows: `cursor` of the next call. */
  nextCursor: z.string().optional(),
});

const readRows = async (
  { metric, definition: year, ...page }: z.output<typeof Input>,
  call: Call,
): Promise<z.input<typeof Rows>> => {
  if (metric === 'leadTime') {
    const query = { ...page, state: 'deployed' as const };
    const { items, ...next } = await call(listDoraMergeRequests, { query });
    return { mergeRequests: items, ...next };
  }
  if (metric === 'recoveryTime' && year === '2021') {
    const query = { ...page, metric, definition: year };
    const { items, ...next } = await call(listDoraIncidents, { query });
    return { incidents: items, ...next };
  }
  const query = { ...page, metric };
  const { items, ...next } = await call(listDoraDeployments, { query });
  return { deployments: items, ...next };
};

const explain = defineTool({
  name: 'explain-dora-figure',
  title: 'Explain a DORA figure',
  description:
    'One DORA figure of a window, and the rows that it is made of, newest first: merge requests with the instants of their lead time, deployments with their incidents, or incidents (recoveryTime of 2021). ' +
    'value null is not zero: reason says why it is not known, so say that. Every median is the lower one, and of all applications it is no mean of theirs. ' +
    'count is how many rows are behind it; what the figure tells beside (waiting, negative, immature, unresolved …) is left out of it or may still change it. ' +
    'published says of which days anything is known: with fewer days than the window, say so. Rows of changeFailureRate and recoveryTime are the deployments with an incident, those of reworkRate rollbacks and unplanned ones. ' +
    'Pass nextCursor as cursor for more rows.',
  input: Input,
  output: Rows.extend({
    metric: z.enum(METRICS),
    definition: DoraDefinition,
    from: Day,
    to: Day,
    figure: z.union(Object.values(DoraMetrics.shape)),
    published: getDora.answer.shape.published,
  }),
  readOnly: true,
  async run(input, call) {
    const { metric, definition: year, limit: _, cursor, ...scope } = input;
    const query = { ...scope, definition: year, groupBy: 'month' as const };
    const [dora, rows] = await Promise.all([
      call(getDora, { query }),
      readRows(input, call),
    ]);
    const figure = dora.total.metrics[metric];
    // An application that does not exist must be an error, not one that deploys nothing.
    if (figure.count === 0 && !cursor && scope.application)
      await call(getApplication, { params: { id: scope.application } });
    const { from: first, to: end, published } = dora;
    return { metric, definition: year, from: first, to: end, figure, published, ...rows }; // prettier-ignore
  },
});

export const doraTools = [explain];
