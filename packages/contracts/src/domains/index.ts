import type { Domain, MachineCaller } from './Domain';
import * as list from './list';

export { LANGUAGES, type Language, type Text } from './Area';
export {
  defineDomain,
  type Domain,
  type DomainProcess,
  type MachineCaller,
  type ServiceContract,
} from './Domain';

export * from './list';
export { withDomainDefaults } from './withDomainDefaults';

type Listed = (typeof list)[keyof typeof list];
export type DomainName = Listed['name'];

/** Every domain, in the order of its ports. */
export const DOMAINS: readonly Domain<DomainName>[] = Object.values<
  Domain<DomainName>
>(list).sort((a, b) => a.service.port - b.service.port);

/** Every process that stands on service-kit, APIs before the batches that fill them. */
export const DOMAIN_PROCESSES = DOMAINS.flatMap(({ service, batch }) =>
  batch ? [service, batch] : [service],
);

/** What the portal asks services by itself, for nobody in particular: search lists applications, the catalog tells its components. */
export const PORTAL_CALLER: MachineCaller = {
  id: 'portal',
  audience: 'platform-ref-api',
  actions: ['ref.read', 'ref.catalog.write'],
};

/** Which machine may call which service, and what for; configuration may say otherwise. */
export const MACHINE_CALLERS = [
  PORTAL_CALLER,
  ...DOMAINS.flatMap(({ callers }) => callers),
];
