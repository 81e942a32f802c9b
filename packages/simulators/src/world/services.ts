import { Application, Company, gitLabPath, shortName } from '../company';
import { seeded } from './random';
import { Service } from './types';

const PACE: Record<Application['criticality'], number> = {
  critical: 1.1,
  high: 0.9,
  medium: 0.6,
  low: 0.3,
};

const RETIRED = ['deprecated', 'retired'];

/** Where all projects of the company begin to be counted. */
const FIRST_PROJECT_ID = 101;

function releasePace({ id, criticality, lifecycle }: Application): number {
  if (RETIRED.includes(lifecycle)) return 0.04;
  return PACE[criticality] * seeded('pace', id).between(0.5, 1.5);
}

/** The applications that are deployed with GitLab, Argo CD or both. */
export const listServices = (company: Company): Service[] => {
  const deployed = company.applications.filter(
    ({ tools }) => tools.includes('gitlab') || tools.includes('argocd'),
  );
  const members = new Map(company.groups.map(g => [g.id, g.members]));
  return deployed.map((app, index) => ({
    id: app.id,
    name: shortName(app),
    group: app.group,
    description: app.description,
    environments: app.environments,
    project: app.tools.includes('gitlab')
      ? { id: FIRST_PROJECT_ID + index, path: gitLabPath(company, app) }
      : undefined,
    inArgoCd: app.tools.includes('argocd'),
    inDynatrace: app.tools.includes('dynatrace'),
    inElisa: app.tools.includes('elisa'),
    people: [...(members.get(app.group) ?? []), 'release-bot'],
    releasesPerWeekday: releasePace(app),
    failing: seeded('failing', app.id).between(0.02, 0.18),
  }));
};
