import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

/**
 * All tokens of a person that expire by then. A page gets a new token each time it is loaded, so
 * ending a session means ending all tokens issued until now.
 */
export interface EndedSignIn {
  user: string;
  endsAt: Date;
}

/** Sign-ins that people ended before their tokens expired. */
export interface EndedSignIns {
  /** Whether a token of this person with this expiry was ended. */
  has(token: EndedSignIn): boolean;
  add(...signIns: EndedSignIn[]): void;
}

export const createEndedSignIns = (
  now: () => number = Date.now,
): EndedSignIns => {
  const ended = new Map<string, Date>();
  const dropExpired = () => {
    for (const [user, endsAt] of ended)
      if (endsAt.getTime() <= now()) ended.delete(user);
  };
  const has = ({ user, endsAt }: EndedSignIn) => {
    const until = ended.get(user);
    return until !== undefined && endsAt <= until;
  };
  return {
    has,
    add: (...signIns) => {
      dropExpired();
      for (const signIn of signIns)
        if (!has(signIn)) ended.set(signIn.user, signIn.endsAt);
    },
  };
};

/**
 * One for the whole backend: the gateway stores them in its database and loads those that other
 * processes ended; the role check of every plugin reads them here.
 */
export const endedSignInsServiceRef = createServiceRef<EndedSignIns>({
  id: 'rosetta.ended-sign-ins',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => createEndedSignIns(),
    }),
});
