import {
  Application,
  ChangeRequest,
  ChangeRequestDiff,
  Group,
  Pivot,
  createChangeRequest,
  getApplication,
  getChangeRequest,
  getChangeRequestConsequences,
  getChangeRequestDiff,
  getGraph,
  listApplications,
  listDueAttestations,
  listGroups,
  listPivots,
  submitChangeRequest,
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

export const SHOP = applicationOf('app-shop', {
  name: 'Shop',
  criticality: 'critical',
});

const APPLICATIONS = [
  SHOP,
  applicationOf('app-mail', { name: 'Mail', group: 'commerce' }),
];

const AT = '2026-11-20T12:00:00.000Z';

/** A submitted request of somebody else, that moves an application to another group. */
export const requestOf = (
  more: Partial<ChangeRequest> = {},
): ChangeRequest => ({
  id: 'cr-1',
  title: 'Shop moves',
  reason: 'A new team',
  state: 'submitted',
  revision: 1,
  author: 'user:default/remi',
  changeCount: 1,
  createdAt: AT,
  updatedAt: AT,
  submittedAt: AT,
  decidedAt: null,
  decidedBy: null,
  version: null,
  changes: [
    {
      op: 'update',
      kind: 'application',
      id: 'app-shop',
      set: { group: 'team-pay' },
    },
  ],
  comments: [],
  approvals: [],
  needsAdmin: [],
  resolutions: [],
  reverts: null,
  ...more,
});

/** What that request changes. */
export const diffOf = (
  more: Partial<ChangeRequestDiff> = {},
): ChangeRequestDiff => ({
  id: 'cr-1',
  revision: 1,
  state: 'submitted',
  stale: false,
  total: 1,
  conflicts: [],
  sources: [],
  names: { 'team-pay': 'Pay team', 'team-shop': 'Shop team' },
  items: [
    {
      kind: 'application',
      id: 'app-shop',
      label: 'Shop',
      op: 'update',
      baseVersion: 1,
      currentVersion: 1,
      fields: [
        {
          field: 'group',
          from: '2027-01-01T00:00:00.000Z',
          to: null,
          base: 'team-shop',
          current: 'team-shop',
          proposed: 'team-pay',
          conflict: false,
        },
      ],
    },
  ],
  ...more,
});

const pageOf = <T>(items: T[]) => ({
  items,
  version: 1,
  knownAt: '2026-11-21T00:00:00.000Z',
});

const missing = (id: string) =>
  new RequestError({
    name: 'NotFoundError',
    message: `There is no application ${id}`,
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
  portal.answer(listDueAttestations, () => ({ items: [] }));
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

/** Takes every change request as `cr-7`; returns what is drafted, and the ids that are submitted. */
export const serveChangeRequests = (portal: PortalDouble) => {
  const drafted: any[] = [];
  const submitted: string[] = [];
  portal.answer(createChangeRequest, ({ body }) => {
    drafted.push(body);
    return requestOf({ id: 'cr-7', state: 'draft' });
  });
  portal.answer(submitChangeRequest, ({ params }) => {
    submitted.push(params.id);
    return requestOf({ id: 'cr-7' });
  });
  portal.answer(getChangeRequest, () => requestOf({ id: 'cr-7' }));
  portal.answer(getChangeRequestDiff, () => diffOf());
  portal.answer(getChangeRequestConsequences, () => ({
    id: 'cr-7',
    revision: 1,
    affects: false,
    sources: [],
  }));
  return { drafted, submitted };
};
