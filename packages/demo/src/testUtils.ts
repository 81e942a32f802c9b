export { demoReferentiel, type Creation } from './referentiel/demoReferentiel';
export { demoRules } from './rules/demoRules';
