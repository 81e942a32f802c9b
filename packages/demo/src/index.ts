export {
  DEMO_MONTHS,
  DEMO_SEED,
  generateDemoBilling,
} from './generateDemoBilling';
export { loadReferentiel } from './referentiel/loadReferentiel';
export { loadRules } from './rules/loadRules';
