import { Identity } from '@rosetta/service-kit';

/** Everybody may read: what is measured is the service, not the check of a token. */
export const ANYBODY: Identity = {
  verify: async () => ({
    subject: 'user:default/bench',
    kind: 'user',
    roles: ['Rosetta_User'],
    groups: [],
    expiresAt: new Date(Date.now() + 3_600_000),
    may: () => true,
  }),
};
