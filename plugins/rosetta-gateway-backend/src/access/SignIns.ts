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
/** Backstage's sign-in clamps the configured lifetime to these. */
const MIN_SECONDS = 600;
const MAX_SECONDS = 86_400;

/** The lifetime of a token of the portal, as Backstage's sign-in reads it. */
const readTokenSeconds = (config: Config): number => {
  if (!config.has(TOKEN_LIFETIME)) return HOUR_SECONDS;
  const lifetime = readDurationFromConfig(config, { key: TOKEN_LIFETIME });
  const seconds = Math.round(durationToMilliseconds(lifetime) / 1000);
  return Math.min(MAX_SECONDS, Math.max(MIN_SECONDS, seconds));
};

/** How long a sign-in that was ended at another backend may still be valid at this one. */
const SYNC_INTERVAL = { seconds: 5 };

/** The last sign-in of each person, and the ended sign-ins, for every backend. */
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

  /** Ends every sign-in of a person until now; the next one stays valid. */
  async end(user: string, now = new Date()): Promise<EndedSignIn> {
    const thisSecond = Math.floor(now.getTime() / 1000);
    const signIn = {
      user,
      endsAt: new Date((thisSecond + this.#tokenSeconds) * 1000),
    };
    await this.#endedStore.insert(signIn);
    this.#ended.add(signIn);
    // Tokens count in whole seconds: a token issued after this second is of the next sign-in.
    // A timer may fire a millisecond early.
    await sleep(1001 - (now.getTime() % 1000));
    return signIn;
  }

  /** Loads the sign-ins that other backends, or this one before a restart, ended. */
  async syncEnded(now = new Date()): Promise<void> {
    await this.#endedStore.deleteExpired(now);
    this.#ended.add(...(await this.#endedStore.list(now)));
  }

  async subscribe(deps: {
    events: EventsService;
    logger: LoggerService;
    scheduler: SchedulerService;
  }): Promise<void> {
    await this.syncEnded();
    await deps.scheduler.scheduleTask({
      id: 'learn-ended-sign-ins',
      scope: 'local', // each process has its own memory of them
      frequency: SYNC_INTERVAL,
      timeout: SYNC_INTERVAL,
      fn: () => this.syncEnded(),
    });
    await deps.events.subscribe({
      id: 'rosetta-sign-ins',
      topics: [SIGN_IN_TOPIC],
      onEvent: async ({ eventPayload }) => {
        const signIn = SignInEvent.safeParse(eventPayload);
        if (signIn.success)
          await this.store.upsert({ ...signIn.data, at: new Date() });
        else deps.logger.error('Invalid sign-in event payload', signIn.error);
      },
    });
  }
}
