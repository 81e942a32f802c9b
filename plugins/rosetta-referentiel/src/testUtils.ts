import {
  Application,
  Group,
  Pivot,
  getApplication,
  getGraph,
  listApplications,
  listGroups,
  listPivots,
} from '@rosetta/contracts/ref';
import { RequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { PortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';

const ALWAYS = { version: 1, validFrom: null, validTo: null };

const applicationOf = (
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

const APPLICATIONS = [
  applicationOf('app-shop', { name: 'Shop', criticality: 'critical' }),
  applicationOf('app-mail', { name: 'Mail', group: 'commerce' }),
];

const pageOf = <T>(items: T[]) => ({
  items,
  version: 1,
  knownAt: '2026-11-21T00:00:00.000Z',
});

const missing = (id: string) =>
  new RequestError({
    name: 'NotFoundError',
    message: `There is no application ${id} at that time`,
    status: 404,
  });

/** A référentiel of two applications, one of which depends on the other. */
export const serveReferentiel = (portal: PortalDouble) => {
  portal.answerMe();
  portal.answer(listApplications, ({ query: { group } }) =>
    pageOf(APPLICATIONS.filter(each => !group || each.group === group)),
  );
  portal.answer(getApplication, ({ params: { id } }) => {
    const found = APPLICATIONS.find(each => each.id === id);
    if (!found) throw missing(id);
    return found;
  });
  portal.answer(listGroups, () => pageOf(GROUPS));
  portal.answer(listPivots, ({ query: { application, value } }) =>
    pageOf(
      [PIVOT].filter(
        pivot => pivot.application === application || pivot.value === value,
      ),
    ),
  );
  portal.answer(getGraph, () => ({
    nodes: APPLICATIONS,
    edges: [
      {
        ...ALWAYS,
        id: 'relation-1',
        from: 'app-shop',
        type: 'depends-on',
        to: 'app-mail',
      },
    ],
  }));
};
