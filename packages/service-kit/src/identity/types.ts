import { Action, Role } from '@rosetta/contracts/access';

/** Who asks, proved by a token: the only thing a service believes about identity. */
export interface Caller {
  /** Entity ref of a person, or id of a machine. */
  subject: string;
  kind: 'user' | 'machine';
  roles: readonly Role[];
  groups: readonly string[];
  /** When the token ends, and with it every stream it opened. */
  expiresAt: Date;
  may(action: Action): boolean;
}

/** Tells who a token speaks for. */
export interface Identity {
  /** @throws AuthenticationError unless the token is valid here and now */
  verify(token: string): Promise<Caller>;
}
