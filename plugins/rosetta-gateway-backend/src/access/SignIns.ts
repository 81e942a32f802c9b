import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { EventsService } from '@backstage/plugin-events-node';
import {
  EndedSignIn,
  EndedSignIns,
  SIGN_IN_TOPIC,
  SignInEvent,
} from '@rosetta/plugin-rosetta-node';
import { Knex } from 'knex';
import { EndedSignInStore } from './EndedSignInStore';
import { SignInStore } from './SignInStore';

interface SignInsOptions {
  config: Config;
  db: Knex;
  ended: EndedSignIns;
}

const TOKEN_LIFETIME = 'auth.backstageTokenExpiration';
const HOUR_SECONDS = 3600;
/** Backstage's sign-in keeps whatever is configured within these. */
const LEAST_SECONDS = 600;
const MOST_SECONDS = 86_400;

/** How long a token of the portal lives, as Backstage's sign-in reads it. */
const readTokenSeconds = (config: Config): number => {
  if (!config.has(TOKEN_LIFETIME)) return HOUR_SECONDS;
  const lifetime = readDurationFromConfig(config, { key: TOKEN_LIFETIME });
  const seconds = Math.round(durationToMilliseconds(lifetime) / 1000);
  return Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, seconds));
};

/** How long a sign-in that was ended at another backend still opens things at this one. */
const LEARN_EVERY = { seconds: 5 };

/** Who signed in, and which sign-ins were ended: kept here, for every backend. */
export class SignIns {
  readonly store: SignInStore;
  readonly #endedStore: EndedSignInStore;
  readonly #ended: EndedSignIns;

  readonly #tokenSeconds: number;

  constructor({ config, db, ended }: SignInsOptions) {
    this.#tokenSeconds = readTokenSeconds(config);
    this.store = new SignInStore(db);
    this.#endedStore = new EndedSignInStore(db);
    this.#ended = ended;
  }

  /** Ends every sign-in of a person until now; the next one is not touched. */
  async end(user: string, now = new Date()): Promise<EndedSignIn> {
    const thisSecond = Math.floor(now.getTime() / 1000);
    const signIn = {
      user,
      endsAt: new Date((thisSecond + this.#tokenSeconds) * 1000),
    };
    await this.#endedStore.insert(signIn);
    this.#ended.add(signIn);
    // Tokens count in whole seconds: once this one is over, what is given is the next sign-in's.
    // A timer may come a millisecond early.
    await sleep(1001 - (now.getTime() % 1000));
    return signIn;
  }

  /** Takes over what other backends, or this one before a restart, ended. */
  async learn(now = new Date()): Promise<void> {
    await this.#endedStore.dropOver(now);
    this.#ended.add(...(await this.#endedStore.list(now)));
  }

  async follow(deps: {
    events: EventsService;
    logger: LoggerService;
    scheduler: SchedulerService;
  }): Promise<void> {
    await this.learn();
    await deps.scheduler.scheduleTask({
      id: 'learn-ended-sign-ins',
      scope: 'local', // each process has its own memory of them
      frequency: LEARN_EVERY,
      timeout: LEARN_EVERY,
      fn: () => this.learn(),
    });
    await deps.events.subscribe({
      id: 'rosetta-sign-ins',
      topics: [SIGN_IN_TOPIC],
      onEvent: async ({ eventPayload }) => {
        const signIn = SignInEvent.safeParse(eventPayload);
        if (signIn.success)
          await this.store.remember({ ...signIn.data, at: new Date() });
        else
          deps.logger.error('A sign-in is not what it should be', signIn.error);
      },
    });
  }
}
