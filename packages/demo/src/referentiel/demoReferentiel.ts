import { Change, PivotType } from '@rosetta/contracts/ref';
import {
  Application,
  Company,
  argoCdName,
  businessDomain,
  dynatraceEntities,
  elisaIndex,
  gitLabPath,
  loadCompany,
  serviceNowCi,
  shortName,
} from '@rosetta/simulators/company';
import { resourcesOf } from '../billing/resources';

export type Creation = Change & { op: 'create'; id: string };

/** What says on a bill whose charge it is. */
const billingPivots = (
  company: Company,
  app: Application,
): [PivotType, string][] => {
  const owned = app.ownsResources
    ? resourcesOf(company, company.growth.from).filter(r => r.owner === app.id)
    : [];
  return [
    ...app.tags.map((tag): [PivotType, string] => [
      'focus:tag',
      `application=${tag}`,
    ]),
    ...(app.ownsAccount
      ? [
          ['focus:subaccount', company.accounts[app.account].id] as [
            PivotType,
            string,
          ],
        ]
      : []),
    ...owned.map(({ id }): [PivotType, string] => ['focus:resource', id]),
  ];
};

/** What the application is called in each tool that knows it. */
const toolPivots = (
  company: Company,
  app: Application,
): [PivotType, string][] => {
  const name = shortName(app);
  const inTools: Record<(typeof app.tools)[number], [PivotType, string][]> = {
    gitlab: [['gitlab:project', gitLabPath(company, app)]],
    argocd: app.environments.map(environment => [
      'argocd:app',
      argoCdName(app, environment),
    ]),
    dynatrace: Object.values(dynatraceEntities(app)).map(entity => [
      'dynatrace:entity',
      entity,
    ]),
    elisa: [['elisa:index', elisaIndex(app)]],
  };
  return [
    ['catalog:component', `component:default/${app.component ?? name}`],
    ['servicenow:ci', serviceNowCi(app)],
    ...app.tools.flatMap(tool => inTools[tool]),
  ];
};

const pivotsOf = (company: Company, app: Application): Creation[] =>
  [...billingPivots(company, app), ...toolPivots(company, app)].map(
    ([type, value], index) => ({
      op: 'create',
      kind: 'pivot',
      id: `${shortName(app)}.${type.replace(':', '-')}.${index + 1}`,
      set: { application: app.id, type, value, source: 'demo', confidence: 1 },
    }),
  );

const groups = (company: Company): Creation[] =>
  company.groups.map(({ id, name, parent, members }) => ({
    op: 'create',
    kind: 'group',
    id,
    set: {
      name,
      members: members.map(member => `user:default/${member}`),
      ...(parent && { parent }),
    },
  }));

const applications = (company: Company): Creation[] =>
  company.applications.map(app => ({
    op: 'create',
    kind: 'application',
    id: app.id,
    set: {
      name: app.name,
      group: app.group,
      description: app.description,
      criticality: app.criticality,
      lifecycle: app.lifecycle,
      attributes: { domain: businessDomain(company, app) },
    },
  }));

const relations = (company: Company): Creation[] =>
  Object.entries(company.relations).flatMap(([from, byType]) =>
    Object.entries(byType).flatMap(([type, targets]) =>
      targets.map(
        (to): Creation => ({
          op: 'create',
          kind: 'relation',
          id: `${from}.${type}.${to}`,
          set: { from, type, to },
        }),
      ),
    ),
  );

/** All that the référentiel holds of the demo company, as what would create it. */
export const demoReferentiel = (company = loadCompany()): Creation[] => [
  ...groups(company),
  ...applications(company),
  ...relations(company),
  ...company.applications.flatMap(app => pivotsOf(company, app)),
];
