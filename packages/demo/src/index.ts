export {
  DEMO_MONTHS,
  DEMO_SEED,
  generateDemoBilling,
} from './generateDemoBilling';
export { loadObjectives } from './objectives/loadObjectives';
export { loadReferentiel } from './referentiel/loadReferentiel';
export { loadRules } from './rules/loadRules';
