import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

/**
 * All tokens of a person that end by then. A page gets a new token each time it is loaded,
 * so ending a session means ending all that were given until now.
 */
export interface EndedSignIn {
  user: string;
  endsAt: Date;
}

/** Sign-ins that people ended before their tokens did. */
export interface EndedSignIns {
  /** Whether a token of this person that ends then was ended. */
  has(token: EndedSignIn): boolean;
  add(...signIns: EndedSignIn[]): void;
}

export const createEndedSignIns = (
  now: () => number = Date.now,
): EndedSignIns => {
  const ended = new Map<string, Date>();
  const forgetThoseThatEndedAnyway = () => {
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
      forgetThoseThatEndedAnyway();
      for (const signIn of signIns)
        if (!has(signIn)) ended.set(signIn.user, signIn.endsAt);
    },
  };
};

/**
 * One for the whole backend: the gateway keeps them in its database and tells this
 * process of those that other processes ended; every plugin's door asks here.
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
