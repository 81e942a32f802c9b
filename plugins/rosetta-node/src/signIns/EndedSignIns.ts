import { setTimeout as sleep } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  DEFAULT_LIFETIMES,
  Lifetimes,
  readLongestSessionMs,
  readTokenMs,
} from './lifetimes';

/** A token of a person, by its expiry, which is all that its credentials contain. */
export interface IssuedToken {
  user: string;
  endsAt: Date;
}

/** A session of a person, by which a page gets new tokens. */
export interface BegunSession {
  user: string;
  startedAt: Date;
}

/**
 * All sign-ins of a person until an instant: the sessions that began by then, and the tokens that
 * were issued by then. A page gets a new token each time it is loaded, so ending one means ending
 * all of them.
 */
export interface EndedSignIn {
  user: string;
  endedAt: Date;
  /** When the last of its tokens expires. */
  endsAt: Date;
  /** When the last of its sessions expires too. */
  keptUntil: Date;
}

/** Where the gateway stores them, for other processes and the next start. */
export interface EndedSignInsStore {
  insert(signIn: EndedSignIn): Promise<void>;
  list(now: Date): Promise<EndedSignIn[]>;
  deleteExpired(now: Date): Promise<void>;
}

/** Sign-ins that people ended before they expired. */
export class EndedSignIns {
  readonly #lifetimes: Lifetimes;
  readonly #ended = new Map<string, EndedSignIn>();
  #store?: EndedSignInsStore;

  constructor(lifetimes: Lifetimes = DEFAULT_LIFETIMES) {
    this.#lifetimes = lifetimes;
  }

  attach(store: EndedSignInsStore): void {
    this.#store = store;
  }

  /** Whether a token of this person with this expiry was ended. */
  has({ user, endsAt }: IssuedToken): boolean {
    const ended = this.#ended.get(user);
    return ended !== undefined && endsAt <= ended.endsAt;
  }

  /** Whether a session that this person began then was ended. */
  hasSession({ user, startedAt }: BegunSession): boolean {
    const ended = this.#ended.get(user);
    return ended !== undefined && startedAt <= ended.endedAt;
  }

  /** Ends every sign-in of a person until now; the next one stays valid. */
  async end(user: string, now = new Date()): Promise<EndedSignIn> {
    const { tokenMs, sessionMs } = this.#lifetimes;
    // Tokens count in whole seconds.
    const endsAt = Math.floor(now.getTime() / 1000) * 1000 + tokenMs;
    const signIn = {
      user,
      endedAt: now,
      endsAt: new Date(endsAt),
      keptUntil: new Date(Math.max(endsAt, now.getTime() + sessionMs)),
    };
    await this.#store?.insert(signIn);
    this.add(signIn);
    // A token issued after this second is of the next sign-in. A timer may fire a millisecond early.
    await sleep(1001 - (now.getTime() % 1000));
    return signIn;
  }

  /** Loads the sign-ins that other processes, or this one before a restart, ended. */
  async sync(now = new Date()): Promise<void> {
    this.#dropExpired(now);
    if (this.#store) this.add(...(await this.#store.list(now)));
  }

  /** Forgets those of which nothing is valid any more, in the store too. */
  async prune(now = new Date()): Promise<void> {
    this.#dropExpired(now);
    await this.#store?.deleteExpired(now);
  }

  add(...signIns: EndedSignIn[]): void {
    for (const signIn of signIns) {
      const known = this.#ended.get(signIn.user);
      if (!known || known.endedAt < signIn.endedAt)
        this.#ended.set(signIn.user, signIn);
    }
  }

  #dropExpired(now: Date) {
    for (const [user, { keptUntil }] of this.#ended)
      if (keptUntil <= now) this.#ended.delete(user);
  }
}

/**
 * One for the whole backend: the gateway stores them in its database and loads those that other
 * processes ended; the role check of every plugin, and sign-in, read them here.
 */
export const endedSignInsServiceRef = createServiceRef<EndedSignIns>({
  id: 'rosetta.ended-sign-ins',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) =>
        new EndedSignIns({
          tokenMs: readTokenMs(config),
          sessionMs: readLongestSessionMs(config),
        }),
    }),
});
