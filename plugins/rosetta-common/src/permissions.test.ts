import { createPermission } from '@backstage/plugin-permission-common';
import { ACTIONS } from '@rosetta/contracts/access';
import { actionOf, rosettaPermissions } from './permissions';

describe('the permissions of Rosetta', () => {
  it('are one for each action, and lead back to it', () => {
    expect(Object.values(rosettaPermissions).map(actionOf)).toEqual(
      Object.keys(ACTIONS),
    );
  });

  it('mark those that only read, for tools that request no more', () => {
    const readKind = (action: keyof typeof ACTIONS) =>
      rosettaPermissions[action].attributes.action;
    expect(readKind('finops.read')).toBe('read');
    expect(readKind('roles.read-others')).toBe('read');
    expect(readKind('ref.import')).toBe('create');
    expect(readKind('ref.changes.approve-any')).toBe('update');
  });

  it('are not taken for those of another plugin', () => {
    const permissionNamed = (name: string) =>
      createPermission({ name, attributes: {} });
    expect(actionOf(permissionNamed('catalog.entity.read'))).toBeUndefined();
    expect(actionOf(permissionNamed('rosetta.toString'))).toBeUndefined();
    expect(actionOf(permissionNamed('catalog.finops.read'))).toBeUndefined();
  });
});
