import { DeploymentSource } from '@rosetta/contracts/monitoring';

/** What people call the sources. */
export const SOURCE_NAMES: Record<DeploymentSource, string> = {
  gitlab: 'GitLab',
  argocd: 'Argo CD',
};
