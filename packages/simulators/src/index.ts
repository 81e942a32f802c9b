export { createIdentityApp } from './identity/createIdentityApp';
export type { IdentityOptions } from './identity/createProvider';
export {
  startIdentityProvider,
  type RunningIdentity,
} from './identity/startIdentityProvider';
export { DEMO_USERS, type DemoUser } from './identity/users';
export type { Fault } from './sources/Faults';
export * from './sources';
export {
  startSimulators,
  type RunningSimulators,
  type SimulatorsOptions,
} from './sources/startSimulators';
