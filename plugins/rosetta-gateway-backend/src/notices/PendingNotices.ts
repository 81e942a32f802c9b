import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { Role } from '@rosetta/contracts/access';
import { Language } from '@rosetta/contracts/domains';
import { forEachOf } from './forEachOf';
import { Owners } from './Owners';
import { CalledService, PortalCalls, serviceOf } from './portalCalls';
import { NoticeTask } from './scheduleNotices';
import { NoticeTools, sendNotice } from './sendNotice';

/** What a service has to tell people, and how it is told. */
export interface NoticeSource<Item> {
  /** The service, and the role that may record there who was told. */
  audience: string;
  role: Role;
  task: NoticeTask;
  /** What nobody was told of yet, the oldest first. */
  pending(service: CalledService): Promise<readonly Item[]>;
  recipientsOf(item: Item, owners: Owners): Promise<string[]> | string[];
  /** Who did it: as a member of a group they are not told. */
  exceptOf?(item: Item): string | undefined;
  text(item: Item, language: Language): NotificationPayload;
  /** Records who was told: it is pending no more. */
  setTold(
    service: CalledService,
    item: Item,
    recipients: string[],
  ): Promise<unknown>;
}

export type PendingNoticesOptions = NoticeTools & PortalCalls;

const REF = 'platform-ref-api';

/**
 * Tells people of each item of a source, once: its service remembers who was told. One that is sent again after
 * a crash before that was recorded replaces the first.
 */
export class PendingNotices<Item> {
  readonly #source: NoticeSource<Item>;
  readonly #options: PendingNoticesOptions;

  constructor(source: NoticeSource<Item>, options: PendingNoticesOptions) {
    this.#source = source;
    this.#options = options;
  }

  /** Tells what is pending, the oldest first; what fails is tried the next time. */
  async announce(): Promise<void> {
    const items = await this.#source.pending(
      await this.#service(this.#source.audience),
    );
    if (!items.length) return;
    const owners = new Owners(await this.#service(REF));
    await forEachOf(items, item => this.#tell(item, owners));
  }

  async #tell(item: Item, owners: Owners) {
    const recipients = await this.#source.recipientsOf(item, owners);
    await sendNotice(
      this.#options,
      recipients,
      language => this.#source.text(item, language),
      this.#source.exceptOf?.(item),
    );
    const service = await this.#service(this.#source.audience);
    await this.#source.setTold(service, item, recipients);
  }

  #service(audience: string) {
    return serviceOf(this.#options, audience);
  }
}
