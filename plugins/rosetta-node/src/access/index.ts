export { accessServiceRef } from './accessService';
export type { Contact } from './contact';
export { refusalOf } from './refusal';
export { createSignedIn, signedInServiceRef } from './signedIn';
export type { SignedIn, SignedInService } from './signedIn';
export { rosettaAccessExtensionPoint } from './types';
export type {
  Access,
  AccessDirectory,
  AccessExtensionPoint,
  AccessService,
  Held,
  Reason,
  RoleGrant,
} from './types';
