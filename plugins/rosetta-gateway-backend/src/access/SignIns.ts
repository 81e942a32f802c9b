import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
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
  db: Knex;
  ended: EndedSignIns;
}

/** How long a sign-in that was ended at another backend may still be valid at this one. */
const SYNC_INTERVAL = { seconds: 5 };

/** The last sign-in of each person, and the ended sign-ins, for every backend. */
export class SignIns {
  readonly store: SignInStore;
  readonly #ended: EndedSignIns;

  constructor({ db, ended }: SignInsOptions) {
    this.store = new SignInStore(db);
    this.#ended = ended;
    ended.attach(new EndedSignInStore(db));
  }

  /** Ends every sign-in of a person until now; the next one stays valid. */
  end(user: string, now?: Date): Promise<EndedSignIn> {
    return this.#ended.end(user, now);
  }

  /** Loads the sign-ins that other backends, or this one before a restart, ended. */
  async syncEnded(now?: Date): Promise<void> {
    await this.#ended.prune(now);
    await this.#ended.sync(now);
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
