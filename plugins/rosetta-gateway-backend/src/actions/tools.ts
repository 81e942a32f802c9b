import { anomalyTools } from './anomalyTools';
import { applicationTools } from './applicationTools';
import { batchTools } from './batchTools';
import { costTools } from './costTools';
import { doraTools } from './doraTools';
import { gateTools } from './gateTools';
import { incidentTools } from './incidentTools';
import { planTools } from './planTools';
import { referentielTools } from './referentielTools';
import { ruleTools } from './ruleTools';

/** The tools of assistants, in the order in which they are listed. */
export const TOOLS = [
  ...applicationTools,
  ...costTools,
  ...planTools,
  ...anomalyTools,
  ...incidentTools,
  ...doraTools,
  ...gateTools,
  ...batchTools,
  ...ruleTools,
  ...referentielTools,
];
