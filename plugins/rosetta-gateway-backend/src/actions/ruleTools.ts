import {
  AllocationPreview,
  previewAllocationRule,
  RuleToPreview,
} from '@rosetta/contracts/finops';
import { z } from 'zod';
import { defineTool } from './defineTool';

const { id, period, measure, ...rule } = RuleToPreview.shape;

const preview = defineTool({
  name: 'preview-allocation-rule',
  title: 'What an allocation rule would move',
  description:
    'Tries an allocation rule, new or changed, on a published month and answers what each application would cost then: ' +
    'was, would and difference, direct, indirect and unallocated. Nothing is saved or published. ' +
    'Amounts are exact decimal strings.',
  input: z.strictObject({
    id: id.describe(
      'Of the rule that would be changed; without it a new rule is tried',
    ),
    ...rule,
    period: period.describe(
      'Month, YYYY-MM; the last published month that is over without it',
    ),
    measure,
  }),
  output: AllocationPreview,
  readOnly: true,
  run: (body, call) => call(previewAllocationRule, { body }),
});

export const ruleTools = [preview];
