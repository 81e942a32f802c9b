import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  Event,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { ServiceUnavailableError } from '@backstage/errors';
import { ConnectionError, UpstreamTimeoutError } from './errors';
import { BreakerState, HttpAnswer, HttpRequest } from './types';

export const UNAVAILABLE_STATUSES = [502, 503, 504];

/** How long other calls wait for the result of a trial call: without a limit, one that hangs would block them all. */
const TRIAL_TIMEOUT_MS = 1_000;

const STATES: Record<CircuitState, BreakerState> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
};

interface BreakerOptions {
  client: string;
  failures: number;
  resetMs: number;
  onChange(state: BreakerState): void;
}

/** Stops calling a system that does not answer, and lets one trial call at a time find out whether it does again. */
function createBreaker(options: BreakerOptions) {
  const policy = circuitBreaker(
    handleWhen(
      error =>
        error instanceof ConnectionError ||
        error instanceof UpstreamTimeoutError ||
        // A trial call that its caller aborted proves nothing: the breaker stays open.
        policy.state === CircuitState.HalfOpen,
    ).orWhenResult(answer =>
      UNAVAILABLE_STATUSES.includes((answer as HttpAnswer).status),
    ),
    {
      breaker: new ConsecutiveBreaker(options.failures),
      halfOpenAfter: options.resetMs,
    },
  );
  policy.onStateChange(state => options.onChange(STATES[state]));
  const trialEnds = () =>
    Event.toPromise(
      policy.onStateChange,
      AbortSignal.timeout(TRIAL_TIMEOUT_MS),
    ).catch(() => {});
  return {
    get state() {
      return STATES[policy.state];
    },
    async execute(call: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
      try {
        if (policy.state === CircuitState.HalfOpen) await trialEnds();
        if (policy.state === CircuitState.HalfOpen)
          throw new BrokenCircuitError();
        return await policy.execute(call);
      } catch (error) {
        if (error instanceof BrokenCircuitError)
          throw new ServiceUnavailableError(
            `${options.client} does not answer; it is tried again shortly`,
          );
        throw error;
      }
    },
  };
}

const WORST_FIRST: BreakerState[] = ['open', 'half-open'];

interface BreakersOptions extends Omit<BreakerOptions, 'onChange'> {
  perRoute: boolean;
  onChange(state: BreakerState, route?: string): void;
}

/** One breaker for all calls, or one for each route: a route that fails then blocks no other. */
export function createBreakers({ perRoute, ...options }: BreakersOptions) {
  const breakers = new Map<
    string | undefined,
    ReturnType<typeof createBreaker>
  >();
  const create = (route?: string) => {
    const onChange = (state: BreakerState) => options.onChange(state, route);
    const breaker = createBreaker({ ...options, onChange });
    breakers.set(route, breaker);
    return breaker;
  };
  return {
    get state(): BreakerState {
      const states = [...breakers.values()].map(({ state }) => state);
      return WORST_FIRST.find(state => states.includes(state)) ?? 'closed';
    },
    forRequest({ method, route }: HttpRequest) {
      const key =
        perRoute && route ? `${method.toUpperCase()} ${route}` : undefined;
      return breakers.get(key) ?? create(key);
    },
  };
}
