export { accessServiceRef } from './accessService';
export type { Contact } from './contact';
export { createRefusal } from './refusal';
export { createSignedIn, signedInServiceRef } from './signedIn';
export type { SignedIn, SignedInService } from './signedIn';
export { rosettaAccessExtensionPoint } from './types';
export type {
  Access,
  AccessDirectory,
  AccessExtensionPoint,
  AccessService,
  HeldGrants,
  Reason,
  RoleGrant,
} from './types';
