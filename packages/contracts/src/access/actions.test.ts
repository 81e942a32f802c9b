import { ACTIONS, Action, rolesMay, rolesThatMay } from './actions';
import { ROLES } from './roles';

describe('the role × action table', () => {
  const actions = Object.keys(ACTIONS) as Action[];

  it('opens every action to Rosetta_Admin', () => {
    expect(actions.filter(a => !rolesMay(['Rosetta_Admin'], a))).toEqual([]);
  });

  it('opens nothing without a role, or with a name that is no role', () => {
    expect(actions.filter(a => rolesMay([], a))).toEqual([]);
    expect(actions.filter(a => rolesMay(['rosetta_admin', 'x'], a))).toEqual(
      [],
    );
  });

  it('gives each role all that Rosetta_User may', () => {
    const open = actions.filter(a => rolesMay(['Rosetta_User'], a));
    for (const role of ROLES)
      expect(open.filter(a => !rolesMay([role], a))).toEqual([]);
  });

  it('keeps each domain to its own administrator', () => {
    expect(rolesThatMay('finops.runs.write')).toEqual([
      'Rosetta_FinOps_Admin',
      'Rosetta_Admin',
    ]);
    expect(rolesMay(['Rosetta_FinOps_Admin'], 'monitoring.runs.write')).toBe(
      false,
    );
    expect(rolesMay(['Rosetta_Monitoring_Admin'], 'ref.audit.read')).toBe(
      false,
    );
  });

  it('closes audit, quarantine and other people’s roles to Rosetta_User', () => {
    for (const action of [
      'ref.audit.read',
      'finops.audit.read',
      'finops.quarantine.read',
      'monitoring.audit.read',
      'monitoring.quarantine.read',
      'roles.read-others',
    ] as const)
      expect(rolesMay(['Rosetta_User'], action)).toBe(false);
  });
});
