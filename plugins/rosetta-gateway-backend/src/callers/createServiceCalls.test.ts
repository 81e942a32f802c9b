import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { defineRoute, getApplication } from '@rosetta/contracts';
import { z } from 'zod';
import { Callers } from './Callers';
import { createServiceCalls } from './createServiceCalls';

/** Fails the test when anybody is asked for. */
const nobody = {
  of: () => Promise.reject(new Error('should not be asked')),
} as unknown as Callers;

const callAs = createServiceCalls({
  auth: mockServices.auth(),
  callers: nobody,
  clients: {},
});

describe('a call from within the portal', () => {
  it.each([
    ['a plugin', mockCredentials.service()],
    ['nobody', mockCredentials.none()],
  ])('is not made for %s', async (_who, credentials) => {
    await expect(
      callAs(credentials, getApplication, { params: { id: 'app-a' } }),
    ).rejects.toThrow('Only a person may ask for this');
  });

  it('is not made to a route that no service declares', async () => {
    const callers = {
      of: async () => ({ require: async () => {} }),
    } as unknown as Callers;
    const route = defineRoute({
      id: 'elsewhere',
      method: 'get',
      path: '/v1/elsewhere',
      summary: 'Nowhere',
      action: 'ref.read',
      answer: z.unknown(),
    });
    const call = createServiceCalls({
      auth: mockServices.auth(),
      callers,
      clients: {},
    });
    await expect(call(mockCredentials.user(), route, {})).rejects.toThrow(
      'elsewhere is no route of any service',
    );
  });
});
