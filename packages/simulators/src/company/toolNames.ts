import { createHash } from 'node:crypto';
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

/** The sys_id of its configuration item. */
export const serviceNowCi = ({ id }: { id: string }) =>
  createHash('sha256').update(id).digest('hex').slice(0, 32);

const hex = (text: string) =>
  createHash('sha256').update(text).digest('hex').slice(0, 16).toUpperCase();

/** What Dynatrace knows an application by: the service that answers, and the processes that it runs as. */
export const dynatraceEntities = (app: Pick<Application, 'id'>) => ({
  service: `SERVICE-${hex(shortName(app))}`,
  processes: `PROCESS_GROUP_INSTANCE-${hex(`${shortName(app)} processes`)}`,
});

/** The indices that the logs of an application are in. */
export const elisaIndex = (app: Pick<Application, 'id'>) =>
  `aurore-${shortName(app)}-*`;
