import { Permission } from '@backstage/plugin-permission-common';
import { ACTIONS, Role, rolesInclude } from '@rosetta/contracts/access';
import { actionOf } from '@rosetta/plugin-rosetta-common';

/**
 * The permissions of Backstage's own plugins that a role below Rosetta_Admin grants, besides
 * reading.
 */
const GRANTED_BY: Record<string, Role> = {
  'catalog.entity.refresh': 'Rosetta_User',
  'catalog.entity.validate': 'Rosetta_User',
  // Templates come from configuration only, so running one runs what was reviewed.
  'scaffolder.task.create': 'Rosetta_User',
  'scaffolder.task.cancel': 'Rosetta_User',
  'scaffolder.action.execute': 'Rosetta_User',
  'catalog.location.analyze': 'Rosetta_Referentiel_Admin',
  'catalog.location.create': 'Rosetta_Referentiel_Admin',
  'catalog.location.delete': 'Rosetta_Referentiel_Admin',
  'catalog.entity.create': 'Rosetta_Referentiel_Admin',
  'catalog.entity.delete': 'Rosetta_Referentiel_Admin',
};

/** Reads of Backstage's own plugins that are not for every user. */
const READ_BY_ADMIN = new Set(['catalog.ingestion.read']);

/** The role that grants a permission: ours by the role × action table, Backstage's by the one above. */
const roleFor = (permission: Permission): Role => {
  const action = actionOf(permission);
  if (action) return ACTIONS[action];
  const { name, attributes } = permission;
  if (GRANTED_BY[name]) return GRANTED_BY[name];
  return attributes.action === 'read' && !READ_BY_ADMIN.has(name)
    ? 'Rosetta_User'
    : 'Rosetta_Admin';
};

export const rolesGrant = (roles: readonly Role[], permission: Permission) =>
  rolesInclude(roles, roleFor(permission));
