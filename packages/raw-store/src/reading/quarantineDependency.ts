import { Dependency } from '@rosetta/service-kit';
import { RawStore } from '../RawStore';

/** The raw store of a service whose figures do without it: where it is away, the quarantine is too, and nothing else. */
export const quarantineDependency = (raw: RawStore): Dependency => ({
  name: 'raw store',
  required: false,
  migrate: () => raw.migrate(),
  check: () => raw.check(),
  stop: () => raw.close(),
});
