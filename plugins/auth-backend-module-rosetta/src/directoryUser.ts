import { stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { AuthenticationError, InputError, isError } from '@backstage/errors';
import { OidcAuthResult } from '@backstage/plugin-auth-backend-module-oidc-provider';
import {
  AuthResolverContext,
  OAuthAuthenticatorResult,
  SignInResolver,
} from '@backstage/plugin-auth-node';
import { GroupSource } from '@rosetta/contracts/portal';
import { SignInEvent } from '@rosetta/plugin-rosetta-node';
import { z } from 'zod';

/** What the catalog accepts as a name, in lower case. */
const NAME = /^[a-z0-9]([-_.a-z0-9]{0,61}[a-z0-9])?$/;

const SignIn = z
  .strictObject({
    /** The claim that names the person. */
    userClaim: z.string().min(1).default('preferred_username'),
    /** The claim that lists the person's groups. */
    groupsClaim: z.string().min(1).default('groups'),
    /** Allowed domain after the `@`, where the claim is an e-mail address. */
    allowedDomains: z
      .array(z.string().toLowerCase())
      .max(1, {
        error:
          'may name one domain only: jane of one and jane of another would be the same person here; ' +
          'have the identity provider give names that are unique without their domain, and name that claim in userClaim',
      })
      .default([]),
  })
  .prefault({});
export type SignIn = z.output<typeof SignIn>;

/** `rosetta.signIn`: how to read the claims of the company's identity provider. */
export const readSignIn = (config: Config): SignIn => {
  const read = SignIn.safeParse(config.getOptional('rosetta.signIn'));
  if (read.success) return read.data;
  throw new InputError(`rosetta.signIn: ${z.prettifyError(read.error)}`);
};

type Claims = Record<string, unknown>;

/** The same local part in another domain may be another person. */
const withoutDomain = (name: string, allowedDomains: string[]): string => {
  const at = name.indexOf('@');
  if (at < 0) return name;
  const domain = name.slice(at + 1);
  if (!allowedDomains.includes(domain))
    throw new AuthenticationError(`Addresses of ${domain} may not sign in`);
  return name.slice(0, at);
};

export const userNameOf = (claims: Claims, options: SignIn): string => {
  const claim = claims[options.userClaim];
  if (typeof claim !== 'string' || !claim)
    throw new AuthenticationError(
      `The identity provider sent no claim "${options.userClaim}"`,
    );
  const name = withoutDomain(claim.toLowerCase(), options.allowedDomains);
  if (!NAME.test(name))
    throw new AuthenticationError(
      `"${claim}" cannot be the name of a catalog user`,
    );
  return name;
};

/**
 * Directory groups as entity refs. Keycloak puts a `/` before the name; a name that the
 * catalog could not hold is left out rather than changed, as two groups could become one.
 */
export const groupRefsOf = (claims: Claims, options: SignIn): string[] => {
  const claim = claims[options.groupsClaim];
  return (Array.isArray(claim) ? claim : [])
    .filter(group => typeof group === 'string')
    .map(group => group.toLowerCase().replace(/^\//, ''))
    .filter(name => NAME.test(name))
    .map(name => stringifyEntityRef({ kind: 'group', name }));
};

const ownershipInCatalog = async (
  ctx: AuthResolverContext,
  name: string,
): Promise<string[]> => {
  try {
    const { entity } = await ctx.findCatalogUser({ entityRef: { name } });
    const { ownershipEntityRefs } = await ctx.resolveOwnershipEntityRefs(
      entity,
    );
    return ownershipEntityRefs;
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') return [];
    throw error;
  }
};

/** Some providers send the groups in the ID token only, others at the user info endpoint only. */
const claimsOf = ({ tokenset, userinfo }: OidcAuthResult): Claims => ({
  ...(tokenset.id_token ? tokenset.claims() : {}),
  ...userinfo,
});

/** The entity ref of the person that the provider describes. */
export const userRefOf = (result: OidcAuthResult, signIn: SignIn): string =>
  stringifyEntityRef({
    kind: 'user',
    name: userNameOf(claimsOf(result), signIn),
  });

/** Each group once, with its sources. */
const withSources = (
  sources: Record<GroupSource, string[]>,
): SignInEvent['groups'] => {
  const groups = new Set([...sources.catalog, ...sources.claim]);
  return [...groups].map(group => ({
    group,
    from: GroupSource.options.filter(source => sources[source].includes(group)),
  }));
};

interface ResolverOptions {
  signIn: SignIn;
  /** Called at each sign-in, so that a page can show where a group comes from. */
  onSignIn(event: SignInEvent): Promise<void>;
}

/**
 * Signs the person in as `user:default/<name>`, a member of the groups in the catalog and in the
 * directory's claim. The person need not be in the catalog.
 */
export const createDirectoryUserResolver =
  ({
    signIn,
    onSignIn,
  }: ResolverOptions): SignInResolver<
    OAuthAuthenticatorResult<OidcAuthResult>
  > =>
  async ({ result }, ctx) => {
    const claims = claimsOf(result.fullProfile);
    const name = userNameOf(claims, signIn);
    const user = stringifyEntityRef({ kind: 'user', name });
    const owned = await ownershipInCatalog(ctx, name);
    const groups = withSources({
      catalog: owned.filter(ref => ref.startsWith('group:')),
      claim: groupRefsOf(claims, signIn),
    });
    const ent = new Set([user, ...owned, ...groups.map(({ group }) => group)]);
    const issued = await ctx.issueToken({
      claims: { sub: user, ent: [...ent] },
    });
    await onSignIn({ user, groups });
    return issued;
  };
