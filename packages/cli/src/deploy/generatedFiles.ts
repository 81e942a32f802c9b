import { stringify } from 'yaml';
import { composeFile } from './compose/composeFile';
import { keycloakRealm } from './compose/keycloakRealm';
import { prometheusConfig } from './compose/prometheusConfig';
import { chartProcesses } from './helm/chartProcesses';
import { valuesSchema } from './helm/valuesSchema';

const MADE_BY =
  '# Made by `yarn rosetta deploy generate` from the manifests of the domains: change packages/cli/src/deploy, not this.\n';

const yaml = (content: object) =>
  MADE_BY + stringify(content, { aliasDuplicateObjects: false });

/** Files for deployments that say what the manifests say, and what makes each. */
export const DEPLOYMENT_FILES = {
  'docker-compose.yml': () => yaml(composeFile()),
  'deploy/prometheus/prometheus.yml': () => yaml(prometheusConfig()),
  'deploy/keycloak/rosetta-realm.json': () => JSON.stringify(keycloakRealm()),
  'deploy/helm/rosetta/files/processes.yaml': () => yaml(chartProcesses()),
  'deploy/helm/rosetta/values.schema.json': () =>
    JSON.stringify(valuesSchema()),
};
