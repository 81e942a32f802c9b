export { limitsServiceRef } from './limitCallers';
export {
  roleRequiredHttpAuthServiceFactory,
  createRoleCheck,
} from './roleRequiredHttpAuth';
export type { RoleCheck } from './roleRequiredHttpAuth';
