import { Anomaly, listAnomalies } from '@rosetta/contracts/finops';
import { Day } from '@rosetta/contracts/values';
import { z } from 'zod';
import { defineTool } from './defineTool';

const { from, to, state, application, group, product, limit } =
  listAnomalies.query!.shape;

const list = defineTool({
  name: 'list-cost-anomalies',
  title: 'List anomalies of costs and what drove them',
  description:
    'Days of unusual cost of an application and product, or of a shared cost before its split, largest impact first: first and last day, expected, actual, ' +
    'impact (actual − expected), the accounts and resources that drove it, and whether their quantity or their price moved. ' +
    'State is open, answered (an answer says whether it is one, or was planned) or muted. Days after "through" were not looked at yet.',
  input: z.strictObject({
    from: from.describe('First day, YYYY-MM-DD; all days without either bound'),
    to: to.describe('Day after the last one, YYYY-MM-DD'),
    state: state.describe('open, answered or muted; all when not said'),
    application: application.describe('Id of an application'),
    group: group.describe('Id of the group that owns the application'),
    product: product.describe('Key of a product'),
    limit,
  }),
  output: z.object({
    through: Day.optional(),
    items: z.array(Anomaly.omit({ days: true, mayAnswer: true })),
    /** There are more: narrow the question. */
    more: z.boolean(),
  }),
  readOnly: true,
  async run(query, call) {
    const { items, through, nextCursor } = await call(listAnomalies, {
      query: { ...query, sort: 'impact', days: 'none' },
    });
    return {
      ...(through && { through }),
      items: items.map(({ days: _, mayAnswer: __, ...anomaly }) => anomaly),
      more: nextCursor !== undefined,
    };
  },
});

export const anomalyTools = [list];
