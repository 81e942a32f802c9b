export { createIdentityApp } from './identity/createIdentityApp';
export type { IdentityOptions } from './identity/createProvider';
export {
  startIdentityProvider,
  type RunningIdentity,
} from './identity/startIdentityProvider';
export { DEMO_USERS, type DemoUser } from './identity/users';
