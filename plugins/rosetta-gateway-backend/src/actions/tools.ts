import { applicationTools } from './applicationTools';
import { batchTools } from './batchTools';
import { costTools } from './costTools';
import { ruleTools } from './ruleTools';

/** The tools of assistants, in the order in which they are listed. */
export const TOOLS = [
  ...applicationTools,
  ...costTools,
  ...batchTools,
  ...ruleTools,
];
