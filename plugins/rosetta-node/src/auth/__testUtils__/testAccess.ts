import { createServiceFactory } from '@backstage/backend-plugin-api';
import { Access, AccessService, accessServiceRef } from '../../access';

type Person = Parameters<AccessService['accessOf']>[0];

/** Gives people the access that a test says. */
export const testAccess = (accessOf: (person: Person) => Partial<Access>) =>
  createServiceFactory({
    service: accessServiceRef,
    deps: {},
    factory: () => ({
      contact: { name: 'Ada', url: 'mailto:ada@test.example' },
      accessOf: async person => ({
        roles: [],
        reasons: [],
        unavailable: [],
        readAt: performance.now(),
        ...accessOf(person),
      }),
      givenBy: () => [],
      addDirectory: () => {},
    }),
  });
