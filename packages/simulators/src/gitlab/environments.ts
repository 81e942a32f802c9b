import { Environment } from '../company';
import { hexDigest, seeded } from '../world/random';
import { Instant, Service } from '../world/types';
import { DAY, startOfDay } from '../world/workingTime';
import { CREATED, Project, Seen, iso } from './json';

export const environmentId = (
  { project, environments }: Project,
  environment: Environment,
) => project.id * 10 + environments.indexOf(environment);

const externalUrl = ({ name }: Service, environment: Environment) =>
  environment === 'production'
    ? `https://${name}.aurore.example`
    : `https://${name}.${environment}.aurore.example`;

export const environmentFields = (
  service: Project,
  environment: Environment,
) => ({
  id: environmentId(service, environment),
  name: environment as string,
  slug: environment as string,
  external_url: externalUrl(service, environment),
});

export const environmentJson = (
  service: Project,
  environment: Environment,
  updatedAt: Instant,
) => ({
  ...environmentFields(service, environment),
  state: 'available',
  // GitLab guesses the tier of an environment by its name.
  tier: environment as string,
  created_at: iso(CREATED),
  updated_at: iso(updatedAt),
  auto_stop_at: null,
});

/** Of a branch that was looked at before it was merged. Not all projects have such environments. */
export function reviewEnvironmentJson(service: Project, { now }: Seen) {
  const random = seeded('review', service.id);
  if (!random.chance(0.3)) return [];
  const at = startOfDay(now) - Math.floor(random.between(5, 40)) * DAY;
  return [
    {
      id: service.project.id * 10 + 9,
      name: 'review/first-page',
      slug: `review-first-page-${hexDigest(service.id, 6)}`,
      external_url: `https://review-first-page.${service.name}.aurore.example`,
      state: 'stopped',
      tier: 'development',
      created_at: iso(at - 3 * DAY),
      updated_at: iso(at),
      auto_stop_at: null,
    },
  ];
}
