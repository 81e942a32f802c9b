import { mockServices } from '@backstage/backend-test-utils';
import { AuthenticationError } from '@backstage/errors';
import type { Request, Response } from 'express';
import { refuseEndedTokens } from './refuseEndedTokens';

const USER = {
  expiresAt: new Date('2030-01-01T00:00:00Z'),
  principal: { type: 'user', userEntityRef: 'user:default/jane' },
};

/** What the next handler is called with. */
const pass = async (authenticate: () => Promise<unknown>, ended = false) => {
  const auth = mockServices.auth.mock({ authenticate: authenticate as never });
  auth.isPrincipal.mockReturnValue(true);
  const next = jest.fn();
  const request = { headers: { authorization: 'Bearer token' } } as Request;
  const handler = refuseEndedTokens(auth, { has: () => ended });
  await handler(request, {} as Response, next);
  expect(next).toHaveBeenCalledTimes(1);
  return next.mock.calls[0][0];
};

describe('refuseEndedTokens', () => {
  it('passes a token on whose sign-in was not ended', async () => {
    expect(await pass(async () => USER)).toBeUndefined();
  });

  it('refuses a token whose sign-in was ended', async () => {
    expect(await pass(async () => USER, true)).toMatchObject({
      name: 'AuthenticationError',
      message: 'This sign-in was ended',
    });
  });

  it('leaves to the plugin what is no valid token', async () => {
    const invalid = async () => {
      throw new AuthenticationError('Illegal token');
    };
    expect(await pass(invalid)).toBeUndefined();
  });

  it('passes no request on when authentication itself fails', async () => {
    const broken = async () => {
      throw new Error('connect ECONNREFUSED');
    };
    expect(await pass(broken)).toMatchObject({
      message: 'connect ECONNREFUSED',
    });
  });
});
