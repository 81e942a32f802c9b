import { AttributionToPreview } from '@rosetta/contracts/attribution';
import { Holders } from './holders';

/** What a preview looks for, and whose it is before and after. */
export interface PreviewedIdentifiers {
  /** In GitLab and Argo CD. */
  projects: string[];
  /** Configuration items of ServiceNow. */
  items: string[];
  /** Entities of Dynatrace. */
  entities: string[];
  /** Applications that lose or get a pivot, another owner or another name. */
  touched: string[];
}

export interface Previewed extends PreviewedIdentifiers {
  /** An instant. */
  since: string;
  before: Holders;
  after: Holders;
}

/** A value of Argo CD may name the namespace before the application. */
const lastPart = (value: string) => value.slice(value.lastIndexOf('/') + 1);

export const identifiersOf = ({
  pivots,
  applications,
}: AttributionToPreview): PreviewedIdentifiers => {
  const claims = [...pivots.before, ...pivots.after];
  const valuesOf = (type: string) =>
    claims.filter(claim => claim.type === type).map(({ value }) => value);
  const ids = [...applications.before, ...applications.after].map(
    ({ id }) => id,
  );
  return {
    projects: [
      ...valuesOf('gitlab:project'),
      ...valuesOf('argocd:app').map(lastPart),
    ],
    items: valuesOf('servicenow:ci'),
    entities: valuesOf('dynatrace:entity'),
    touched: [
      ...new Set([...ids, ...claims.map(({ application }) => application)]),
    ],
  };
};
