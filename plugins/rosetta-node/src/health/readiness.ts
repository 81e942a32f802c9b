import {
  RootHealthService,
  RootLifecycleService,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { cacheFor, withTimeout } from '@rosetta/server-kit';

/** What the portal cannot work without. */
export interface ReadinessCheck {
  name: string;
  run(): Promise<unknown>;
}

/** How long what is checked may take to answer. */
const LIMIT_MS = 2_000;
/** Several balancers ask at once. */
const CACHE_MS = 1_000;

/** The name of what does not answer. */
const missingName = async ({ name, run }: ReadinessCheck) => {
  try {
    await withTimeout(LIMIT_MS, name, run());
    return undefined;
  } catch {
    return name;
  }
};

/** What plugins need to be there; `rootHealth` says what is away. */
export class ReadinessChecks {
  readonly #checks: ReadinessCheck[] = [];

  add(check: ReadinessCheck): void {
    this.#checks.push(check);
  }

  /** The names of those that do not answer, as of the last second. */
  readonly missing = cacheFor(CACHE_MS, async () => {
    const names = await Promise.all(this.#checks.map(missingName));
    return names.filter(name => name !== undefined);
  });
}

export const readinessChecksServiceRef = createServiceRef<ReadinessChecks>({
  id: 'rosetta.readiness-checks',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => new ReadinessChecks(),
    }),
});

const OK = { status: 200, payload: { status: 'ok' } };
const unready = (message: string) => ({
  status: 503,
  payload: { status: 'error', message },
});

/** As Backstage's own, and not ready while something that the portal needs is away. */
export const createRootHealth = (
  lifecycle: RootLifecycleService,
  checks: ReadinessChecks,
): RootHealthService => {
  let refusal: string | undefined = 'The portal has not started yet';
  lifecycle.addStartupHook(() => {
    refusal = undefined;
  });
  lifecycle.addBeforeShutdownHook(() => {
    refusal = 'The portal is shutting down';
  });
  return {
    getLiveness: async () => OK,
    async getReadiness() {
      if (refusal) return unready(refusal);
      const missing = await checks.missing();
      return missing.length > 0
        ? unready(`Not available: ${missing.join(', ')}`)
        : OK;
    },
  };
};

export const rootHealthFactory = createServiceFactory({
  service: coreServices.rootHealth,
  deps: {
    checks: readinessChecksServiceRef,
    lifecycle: coreServices.rootLifecycle,
  },
  factory: ({ checks, lifecycle }) => createRootHealth(lifecycle, checks),
});
