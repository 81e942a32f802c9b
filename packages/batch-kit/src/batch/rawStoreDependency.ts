import { Dependency } from '@rosetta/service-kit';

interface Store {
  migrate(): Promise<void>;
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Where what sources said is kept. */
export const rawStoreDependency = (raw: Store): Dependency => ({
  name: 'raw store',
  required: true,
  migrate: () => raw.migrate(),
  check: () => raw.check(),
  stop: () => raw.close(),
  cure: 'Does the store that rosetta.rawStore names answer?',
});
