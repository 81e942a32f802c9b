export { accessServiceRef } from './accessService';
export { rosettaAccessExtensionPoint } from './types';
export type {
  Access,
  AccessDirectory,
  AccessExtensionPoint,
  AccessService,
  Reason,
  RoleGrant,
} from './types';
