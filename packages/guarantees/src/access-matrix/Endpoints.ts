import { DOMAINS } from '@rosetta/contracts/domains';
import { Endpoint } from './outcome';
import { Platform } from './Platform';

interface ServiceEndpoints {
  /** The port of the service. */
  port: Endpoint;
  /** Through the gateway. */
  portal: Endpoint;
}

/** The endpoints of each service, by its audience, and of the portal itself. */
export class Endpoints {
  /** The routes that the portal serves itself. */
  readonly portal: Endpoint;
  readonly #services: Map<string, ServiceEndpoints>;

  constructor({ urls, portal }: Platform) {
    this.portal = new Endpoint(`${portal.url}/api/rosetta`);
    this.#services = new Map(
      DOMAINS.map(({ name, audience }) => [
        audience,
        {
          port: new Endpoint(urls[audience]),
          portal: new Endpoint(`${portal.url}/api/rosetta/${name}`),
        },
      ]),
    );
  }

  forService(audience: string): ServiceEndpoints {
    return this.#services.get(audience)!;
  }

  async close() {
    await this.portal.close();
    for (const { port, portal } of this.#services.values())
      await Promise.all([port.close(), portal.close()]);
  }
}
