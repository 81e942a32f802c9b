import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

/**
 * A sign-in, known by its person and by when its token ends. Two that began within the
 * same second are one, and end together.
 */
export interface EndedSignIn {
  user: string;
  endsAt: Date;
}

/** Sign-ins that people ended before their tokens did. */
export interface EndedSignIns {
  has(signIn: EndedSignIn): boolean;
  add(...signIns: EndedSignIn[]): void;
}

const keyOf = ({ user, endsAt }: EndedSignIn) => `${user} ${endsAt.getTime()}`;

export const createEndedSignIns = (
  now: () => number = Date.now,
): EndedSignIns => {
  const ended = new Map<string, Date>();
  const forgetThoseThatEndedAnyway = () => {
    for (const [key, endsAt] of ended)
      if (endsAt.getTime() <= now()) ended.delete(key);
  };
  return {
    has: signIn => ended.has(keyOf(signIn)),
    add: (...signIns) => {
      forgetThoseThatEndedAnyway();
      for (const signIn of signIns) ended.set(keyOf(signIn), signIn.endsAt);
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
