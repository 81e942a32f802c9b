import { Action, Role } from '@rosetta/contracts/access';

/** The sender of a request, proved by a token. */
export interface Caller {
  /** Entity ref of a person, or id of a machine. */
  subject: string;
  kind: 'user' | 'machine';
  roles: readonly Role[];
  groups: readonly string[];
  /** When the token expires, and with it every stream it opened. */
  expiresAt: Date;
  may(action: Action): boolean;
}

/** Verifies tokens. */
export interface Identity {
  /** @throws AuthenticationError unless the token is valid here and now */
  verify(token: string): Promise<Caller>;
}
