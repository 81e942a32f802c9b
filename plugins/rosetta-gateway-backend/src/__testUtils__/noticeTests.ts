import {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { HttpClient, createHttpClient } from '@rosetta/http-kit';
import { migrate } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { GATEWAY_MIGRATIONS } from '../keys/openKeyRing';
import { FakeService, startFakeService } from './fakeService';

/** Keeps what is sent, in order. */
export class RecordingNotifications implements NotificationService {
  readonly sent: NotificationSendOptions[] = [];
  /** While it is, nothing can be sent. */
  down = false;

  async send(notification: NotificationSendOptions) {
    if (this.down) throw new Error('notifications are down');
    this.sent.push(notification);
  }
}

export const migrateGateway = (db: Knex) => migrate(db, GATEWAY_MIGRATIONS);

export interface CalledFake {
  service: FakeService;
  client: HttpClient;
  close(): Promise<void>;
}

/** A service whose answers a test sets, with a client of it that tries once. */
export const startCalledFake = async (): Promise<CalledFake> => {
  const service = await startFakeService();
  const client = createHttpClient({
    name: 'services',
    baseUrl: service.url,
    retries: 0,
  });
  const close = async () => {
    await client.close();
    await service.close();
  };
  return { service, client, close };
};
