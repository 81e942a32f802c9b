export { registerDemoCommands } from './demoCommands';
export {
  generateDemoBilling,
  type DemoBillingFile,
  type DemoBillingOptions,
} from './generateDemoBilling';
export { demoReferentiel } from './referentiel/demoReferentiel';
export {
  loadDemoReferentiel,
  type DemoClients,
} from './referentiel/loadDemoReferentiel';
