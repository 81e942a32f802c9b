import { argoCdSimulator } from '../argocd/simulator';
import { gitLabSimulator } from '../gitlab/simulator';

/** The double of each source that can be configured. A new one is a folder and a line here. */
export const SIMULATORS = [argoCdSimulator, gitLabSimulator] as const;
export type SimulatedSource = (typeof SIMULATORS)[number]['name'];
