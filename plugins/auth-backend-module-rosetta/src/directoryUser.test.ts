import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  AuthResolverContext,
  SignInResolver,
  TokenParams,
} from '@backstage/plugin-auth-node';
import { SignInEvent } from '@rosetta/plugin-rosetta-node';
import {
  createDirectoryUserResolver,
  groupRefsOf,
  readSignIn,
  userNameOf,
} from './directoryUser';

const signInFrom = (signIn?: object) =>
  readSignIn(mockServices.rootConfig({ data: { rosetta: { signIn } } }));

type ResolverInput = Parameters<
  ReturnType<typeof createDirectoryUserResolver>
>[0];

/** A catalog that knows jane, a member of team-a. */
const catalogWith = (
  issued: TokenParams[],
  findCatalogUser: AuthResolverContext['findCatalogUser'],
): Parameters<SignInResolver<unknown>>[1] => ({
  findCatalogUser,
  resolveOwnershipEntityRefs: async () => ({
    ownershipEntityRefs: ['user:default/jane', 'group:default/team-a'],
  }),
  issueToken: async params => {
    issued.push(params);
    return { token: 'token' };
  },
  signInWithCatalogUser: () => Promise.reject(new Error('not used')),
});

const signIn = async (
  userinfo: object,
  findCatalogUser: AuthResolverContext['findCatalogUser'],
  idToken?: object,
) => {
  const issued: TokenParams[] = [];
  const events: SignInEvent[] = [];
  const tokenset = idToken ? { id_token: 'token', claims: () => idToken } : {};
  await createDirectoryUserResolver({
    signIn: signInFrom(),
    onSignIn: async event => {
      events.push(event);
    },
  })(
    { result: { fullProfile: { userinfo, tokenset } } } as ResolverInput,
    catalogWith(issued, findCatalogUser),
  );
  return { claims: issued[0].claims, events };
};

describe('createDirectoryUserResolver', () => {
  const claims = {
    sub: '4711',
    preferred_username: 'Jane',
    groups: ['Rosetta-Users', 'team-a'],
  };

  it('issues a token with the groups of the catalog and of the directory', async () => {
    const jane = async () => ({ entity: {} as Entity });
    expect((await signIn(claims, jane)).claims).toEqual({
      sub: 'user:default/jane',
      ent: [
        'user:default/jane',
        'group:default/team-a',
        'group:default/rosetta-users',
      ],
    });
  });

  it('publishes the source of each group', async () => {
    const jane = async () => ({ entity: {} as Entity });
    expect((await signIn(claims, jane)).events).toEqual([
      {
        user: 'user:default/jane',
        groups: [
          { group: 'group:default/team-a', from: ['claim', 'catalog'] },
          { group: 'group:default/rosetta-users', from: ['claim'] },
        ],
      },
    ]);
  });

  it('signs in a person who is not in the catalog', async () => {
    const nobody = () => Promise.reject(new NotFoundError('User not found'));
    expect((await signIn(claims, nobody)).claims).toEqual({
      sub: 'user:default/jane',
      ent: [
        'user:default/jane',
        'group:default/rosetta-users',
        'group:default/team-a',
      ],
    });
  });

  it('reads the groups from the ID token too', async () => {
    const nobody = () => Promise.reject(new NotFoundError('User not found'));
    const { groups, ...userinfo } = claims;
    const signedIn = await signIn(userinfo, nobody, { sub: '4711', groups });
    expect(signedIn.claims).toEqual({
      sub: 'user:default/jane',
      ent: [
        'user:default/jane',
        'group:default/rosetta-users',
        'group:default/team-a',
      ],
    });
  });

  it('fails when the catalog does not answer, rather than dropping groups', async () => {
    const failing = () => Promise.reject(new Error('catalog is unavailable'));
    await expect(signIn(claims, failing)).rejects.toThrow(
      'catalog is unavailable',
    );
  });
});

describe('the name of a person', () => {
  it.each([undefined, '', 7])('is required: %p', preferred_username => {
    expect(() => userNameOf({ preferred_username }, signInFrom())).toThrow(
      'sent no claim "preferred_username"',
    );
  });

  it('must be a valid entity name', () => {
    const options = signInFrom();
    expect(() =>
      userNameOf({ preferred_username: 'jane doe' }, options),
    ).toThrow('"jane doe" cannot be');
    expect(() => userNameOf({ preferred_username: 'a/b' }, options)).toThrow();
  });

  it('may be an e-mail address of an allowed domain only', () => {
    const options = signInFrom({
      userClaim: 'upn',
      allowedDomains: ['Example.com'],
    });
    expect(userNameOf({ upn: 'Jane@example.com' }, options)).toBe('jane');
    for (const upn of ['jane@evil.com', 'jane@evil.com@example.com', 'jane@'])
      expect(() => userNameOf({ upn }, options)).toThrow('may not sign in');
  });

  it('may not be an e-mail address of several domains, as two people could become one', () => {
    const allowedDomains = ['example.com', 'example.org'];
    expect(() => signInFrom({ allowedDomains })).toThrow(
      /would be the same person here; have the identity provider .*allowedDomains/s,
    );
  });

  it('is read from the claim that the configuration names', () => {
    expect(() => signInFrom({ userClaims: 'upn' })).toThrow(/userClaims/);
  });
});

describe('the groups of a person', () => {
  it('are lower case, without the leading slash of Keycloak', () => {
    expect(groupRefsOf({ groups: ['/FinOps', 'sre'] }, signInFrom())).toEqual([
      'group:default/finops',
      'group:default/sre',
    ]);
  });

  it('leave out names that are not valid entity names', () => {
    const groups = ['a b', '/x/y', '', null, '../z', 'ok'];
    expect(groupRefsOf({ groups }, signInFrom())).toEqual(['group:default/ok']);
  });

  it.each([undefined, 'rosetta-admins', {}])(
    'are empty when the claim is not a list: %p',
    groups => {
      expect(groupRefsOf({ groups }, signInFrom())).toEqual([]);
    },
  );
});
