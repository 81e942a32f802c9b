import { SERVICES } from '@rosetta/contracts';
import { Walker } from './outcome';
import { Platform } from './Platform';

interface ServiceDoors {
  /** Straight to the service's port. */
  port: Walker;
  /** Through the gateway. */
  portal: Walker;
}

/** The two ways to each service, by its audience. */
export class Doors {
  readonly #doors: Map<string, ServiceDoors>;

  constructor({ urls, portal }: Platform) {
    this.#doors = new Map(
      SERVICES.map(({ name, audience }) => [
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
    for (const { port, portal } of this.#doors.values())
      await Promise.all([port.close(), portal.close()]);
  }
}
