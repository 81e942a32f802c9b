import { Application, Group, Pivot } from '@rosetta/contracts/ref';
import { ReferentielApi } from './api/referentielApi';

const ALWAYS = { version: 1, validFrom: null, validTo: null };

export const applicationOf = (
  id: string,
  more: Partial<Application> = {},
): Application => ({
  ...ALWAYS,
  id,
  name: id.slice('app-'.length),
  group: 'team-shop',
  attributes: {},
  ...more,
});

const groupOf = (id: string, more: Partial<Group> = {}): Group => ({
  ...ALWAYS,
  id,
  name: id,
  parent: null,
  members: [],
  ...more,
});

const GROUPS = [
  groupOf('commerce', { name: 'Digital commerce' }),
  groupOf('team-shop', {
    name: 'Shop team',
    parent: 'commerce',
    members: ['user:default/jane'],
  }),
];

const PIVOT: Pivot = {
  ...ALWAYS,
  id: 'pivot-1',
  application: 'app-shop',
  type: 'catalog:component',
  value: 'component:default/shop',
};

/** A référentiel of two applications, one of which stands on the other. */
export const fakeReferentiel = (
  more: Partial<ReferentielApi> = {},
): ReferentielApi => {
  const applications = [
    applicationOf('app-shop', { name: 'Shop', criticality: 'critical' }),
    applicationOf('app-mail', { name: 'Mail', group: 'commerce' }),
  ];
  return {
    applications: async ({ group }) =>
      applications.filter(each => !group || each.group === group),
    application: async id => applications.find(each => each.id === id)!,
    groups: async () => GROUPS,
    pivots: async ({ application, value }) =>
      [PIVOT].filter(
        pivot => pivot.application === application || pivot.value === value,
      ),
    around: async () => ({
      nodes: applications,
      edges: [
        {
          ...ALWAYS,
          id: 'relation-1',
          from: 'app-shop',
          type: 'depends-on',
          to: 'app-mail',
        },
      ],
    }),
    ...more,
  };
};
