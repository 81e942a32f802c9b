import { NotAllowedError, ResponseError } from '@backstage/errors';
import {
  DEFAULT_TIMEOUT_SECONDS,
  Route,
  RouteAnswer,
  RouteInput,
} from '@rosetta/contracts';
import { ConsequenceSource } from '@rosetta/contracts/ref';
import { HttpClient, callRoute } from '@rosetta/http-kit';
import {
  DependencyUnavailableError,
  ServedRequest,
} from '@rosetta/service-kit';

type SourceName = ConsequenceSource['name'];

/** The services that say what they know of pivots; absent where this process may not call them. */
export type SourceClients = Partial<Record<SourceName, HttpClient>>;

type SourceAnswer<T> = {
  source: ConsequenceSource;
  value?: T;
};

/** Who asks, until when, and where it is logged that a service gave no answer. */
export type SourceContext = Pick<ServedRequest, 'caller' | 'signal' | 'logger'>;

/** A service answers this process, which sees all its figures: the caller must be let see them too. */
const assertMayRead = (name: SourceName, { caller }: SourceContext) => {
  const action = `${name}.read` as const;
  if (!caller.may(action))
    throw new NotAllowedError(`${caller.subject} may not ${action}`);
};

/** @throws DependencyUnavailableError that names the settings to set where there is no client */
export const requireClient = (
  name: SourceName,
  client: HttpClient | undefined,
): HttpClient => {
  if (client) return client;
  throw new DependencyUnavailableError(
    `give platform-ref-api rosetta.identity.machineKey and rosetta.services.${name}-api`,
  );
};

const isRefusal = (error: unknown) =>
  error instanceof NotAllowedError ||
  (error instanceof ResponseError && error.statusCode < 500);

/** A service that is away or refuses is named, and the rest is shown. */
export const queryService = async <R extends Route<any, any, any, any>>(
  name: SourceName,
  client: HttpClient | undefined,
  route: R,
  input: RouteInput<R>,
  context: SourceContext,
): Promise<SourceAnswer<RouteAnswer<R>>> => {
  const { signal, logger } = context;
  try {
    assertMayRead(name, context);
    const value = await callRoute(requireClient(name, client), route, input, {
      timeoutMs: (route.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
      signal,
    });
    return { source: { name, state: 'ok' }, value };
  } catch (error) {
    signal.throwIfAborted();
    logger.warn({ err: error, source: name }, 'Query of a service failed');
    const { message } = error as Error;
    const state = isRefusal(error) ? 'refused' : 'down';
    return { source: { name, state, error: message } };
  }
};
