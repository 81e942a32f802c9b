export { referentielPlugin as default } from './plugin';
