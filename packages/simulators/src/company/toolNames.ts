import { Company } from './loadCompany';
import { Application } from './schema';

export type Environment = Application['environments'][number];

/** What the application is called where it is deployed: one word, as in host names. */
export const shortName = ({ id }: Pick<Application, 'id'>) =>
  id.replace(/^app-/, '');

/** The business domain that its team is part of. */
export const businessDomain = (company: Company, { group }: Application) =>
  company.groups.find(({ id }) => id === group)?.parent ?? group;

/** Argo CD has one application per environment; that of production has no suffix. */
export const argoCdName = (
  app: Pick<Application, 'id'>,
  environment: Environment,
) => {
  const name = shortName(app);
  return environment === 'production' ? name : `${name}-${environment}`;
};

export const gitLabPath = (company: Company, app: Application) =>
  app.gitlab ?? `aurore/${businessDomain(company, app)}/${shortName(app)}`;
