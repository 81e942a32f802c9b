import { Change } from './changes';
import { pivotValueProblem } from './entities';

const findProblems = (change: unknown) =>
  Change.safeParse(change).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  ) ?? [];

const APP = { name: 'Shop', group: 'team-shop' };

describe('Change', () => {
  it('takes the fields of its kind, bounds in any form', () => {
    expect(
      Change.parse({
        op: 'create',
        kind: 'application',
        set: { ...APP, validFrom: '2026-01-01' },
      }),
    ).toMatchObject({ set: { validFrom: '2026-01-01T00:00:00.000Z' } });
  });

  it('takes some fields on update, and null for one to take away', () => {
    const change = {
      op: 'update',
      kind: 'application',
      id: 'app-shop',
      set: { description: null },
      effectiveFrom: '2026-07-01',
    };
    expect(Change.parse(change)).toMatchObject({ set: { description: null } });
  });

  it.each([
    ['no kind', {}, /^kind: must be one of application/],
    ['an unknown op', { op: 'upsert', kind: 'pivot' }, /^op: /],
    [
      'a field of another kind',
      { op: 'create', kind: 'group', id: 'g', set: { criticality: 'low' } },
      /^set: .*criticality/,
    ],
    [
      'a missing field',
      { op: 'create', kind: 'application', set: { name: 'Shop' } },
      /^set\.group: /,
    ],
    [
      'null for a field it needs',
      { op: 'update', kind: 'application', id: 'app-x', set: { name: null } },
      /^set\.name: /,
    ],
    [
      'an id of the wrong form',
      { op: 'create', kind: 'application', id: 'Shop', set: APP },
      /^id: must look like app-/,
    ],
    [
      'values with a delete',
      { op: 'delete', kind: 'group', id: 'g', set: {} },
      /set/,
    ],
    [
      'a prototype for a field',
      JSON.parse('{"op":"create","kind":"group","set":{"__proto__":{"x":1}}}'),
      /^set: .*__proto__/,
    ],
  ])('refuses %s', (_, change, problem) => {
    expect(findProblems(change).join('\n')).toMatch(problem);
  });

  it.each(['engineer', 'User:Default/Engineer', 'group:default/team', 'user:jane', 'user:default/'])(
    'refuses the member %s, who would never match',
    member => {
      const change = { op: 'create', kind: 'group', set: { members: ['user:default/jane.d-2', member] } };
      expect(findProblems(change)).toEqual([
        'set.members.1: must be a person, user:namespace/name in lower case, such as user:default/jane',
      ]);
    },
  ); // prettier-ignore
});

describe('pivotValueProblem', () => {
  it.each([
    ['focus:tag', 'application=Opti=Store Core'],
    ['focus:subaccount', '/subscriptions/0b-1'],
    ['focus:resource', 'arn:aws:s3:::bucket/é'],
    ['gitlab:project', 'aurore/commerce/store_front.api'],
    ['argocd:app', 'argocd/store-front'],
    ['dynatrace:entity', 'CUSTOM_DEVICE-0A1B2C3D4E5F6789'],
    ['servicenow:ci', '0123456789abcdef0123456789abcdef'],
    ['elisa:index', 'store-front-*,logs-store'],
    ['catalog:component', 'component:default/store-front'],
  ] as const)('takes %s %s', (type, value) => {
    expect(pivotValueProblem(type, value)).toBeUndefined();
  });

  it.each([
    ['focus:tag', 'OptiStoreCore'],
    ['focus:tag', '=OptiStoreCore'],
    ['gitlab:project', 'project'],
    ['argocd:app', 'Store Front'],
    ['dynatrace:entity', 'SERVICE-1'],
    ['servicenow:ci', 'CI0012345'],
    ['elisa:index', 'Store Front'],
    ['catalog:component', 'store-front'],
  ] as const)(
    'refuses %s %s, and says what it should look like',
    (type, value) => {
      expect(pivotValueProblem(type, value)).toMatch(/^must look like /);
    },
  );
});
