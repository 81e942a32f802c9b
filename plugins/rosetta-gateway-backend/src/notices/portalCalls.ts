import { Role } from '@rosetta/contracts/access';
import { HttpClient } from '@rosetta/http-kit';
import { IssueToken } from '../keys/createTokens';

/** The subject of the token: the portal itself, which may do what any person with the role may. */
const PORTAL = 'plugin:rosetta';

/** Tokens by which the portal itself calls services. */
export const portalTokens =
  (issueToken: IssueToken, role: Role) => (audience: string) =>
    issueToken({ user: PORTAL, groups: [], roles: [role], audience });

export interface PortalCalls {
  /** Of each service, by its audience. */
  clients: Record<string, HttpClient>;
  /** Lets the portal itself call a service. */
  tokenFor(audience: string): Promise<string>;
}

/** A service, and what the portal itself calls it with. */
export interface CalledService {
  client: HttpClient;
  options: { headers: { authorization: string } };
}

export const serviceOf = async (
  { clients, tokenFor }: PortalCalls,
  audience: string,
): Promise<CalledService> => ({
  client: clients[audience],
  options: { headers: { authorization: `Bearer ${await tokenFor(audience)}` } },
});
