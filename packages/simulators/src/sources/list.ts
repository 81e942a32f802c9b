import { argoCdSimulator } from '../argocd/simulator';
import { consumptionSimulator } from '../consumption/simulator';
import { dynatraceSimulator } from '../dynatrace/simulator';
import { elisaSimulator } from '../elisa/simulator';
import { gitLabSimulator } from '../gitlab/simulator';
import { serviceNowSimulator } from '../servicenow/simulator';

/** The doubles of sources. A new one is a folder and a line here. */
export const SIMULATORS = [
  argoCdSimulator,
  gitLabSimulator,
  serviceNowSimulator,
  dynatraceSimulator,
  elisaSimulator,
  consumptionSimulator,
] as const;
export type SimulatedSource = (typeof SIMULATORS)[number]['name'];
