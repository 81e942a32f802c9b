import { DOMAINS } from '@rosetta/contracts/domains';
import { Walker } from './outcome';
import { Platform } from './Platform';

interface ServiceDoors {
  /** Straight to the service's port. */
  port: Walker;
  /** Through the gateway. */
  portal: Walker;
}

/** The two ways to each service, by its audience, and the one to the portal itself. */
export class Doors {
  /** To what the portal answers without asking a service. */
  readonly portal: Walker;
  readonly #doors: Map<string, ServiceDoors>;

  constructor({ urls, portal }: Platform) {
    this.portal = new Walker(`${portal.url}/api/rosetta`);
    this.#doors = new Map(
      DOMAINS.map(({ name, audience }) => [
        audience,
        {
          port: new Walker(urls[audience]),
          portal: new Walker(`${portal.url}/api/rosetta/${name}`),
        },
      ]),
    );
  }

  of(audience: string): ServiceDoors {
    return this.#doors.get(audience)!;
  }

  async close() {
    await this.portal.close();
    for (const { port, portal } of this.#doors.values())
      await Promise.all([port.close(), portal.close()]);
  }
}
