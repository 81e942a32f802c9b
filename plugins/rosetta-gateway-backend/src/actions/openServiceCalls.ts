import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
  LifecycleService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  DEFAULT_TIMEOUT_SECONDS,
  Route,
  RouteAnswer,
  RouteInput,
} from '@rosetta/contracts';
import { DOMAINS } from '@rosetta/contracts/domains';
import { callRoute, createHttpClient } from '@rosetta/http-kit';
import { PASS } from '../drain/InFlight';
import { Refusal } from '../relay/refusal';

type AnyRoute = Route<any, any, any, any>;

/** Calls a declared route for a person, as part of work that has a pass. */
export type CallAs = <R extends AnyRoute>(
  credentials: BackstageCredentials,
  route: R,
  input: RouteInput<R>,
  pass?: string,
) => Promise<RouteAnswer<R>>;

export interface ServiceCallsOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  lifecycle: LifecycleService;
}

const PLUGIN = 'rosetta';
/** What the gateway itself may need on top of a route's time, to say that it is over. */
const MARGIN_SECONDS = 5;

const pathOf = (route: AnyRoute): string => {
  const service = DOMAINS.find(({ routes }) =>
    (Object.values(routes) as AnyRoute[]).includes(route),
  );
  if (!service) throw new Error(`${route.id} is no route of any service`);
  return `/${service.name}${route.path}`;
};

const timeoutOf = ({ timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }: AnyRoute) =>
  (timeoutSeconds + MARGIN_SECONDS) * 1000;

/** What the gateway said, under the name it has there. */
const refusalFrom = (error: unknown): unknown =>
  error instanceof ResponseError
    ? new Refusal(error.statusCode, error.cause.name, error.cause.message)
    : error;

/**
 * For what runs in the portal and is no request to relay: it makes one, on behalf of its person.
 * There is one way in; whatever holds for a page holds here, and is counted and told in one place.
 */
export async function openServiceCalls(
  options: ServiceCallsOptions,
): Promise<CallAs> {
  const { auth, discovery, lifecycle } = options;
  const gateway = createHttpClient({
    name: 'the gateway',
    baseUrl: await discovery.getBaseUrl(PLUGIN),
    // It repeats what may be repeated and knows what is dead: what it refuses one person says
    // nothing of the others.
    retries: 0,
    retryOn429: false,
    limits: { breakerFailures: Infinity },
  });
  lifecycle.addShutdownHook(() => gateway.close());
  return async (credentials, route, input, pass) => {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: PLUGIN,
    });
    try {
      return await callRoute(
        gateway,
        { ...route, path: pathOf(route) },
        input,
        {
          headers: { authorization: `Bearer ${token}`, [PASS]: pass },
          timeoutMs: timeoutOf(route),
        },
      );
    } catch (error) {
      throw refusalFrom(error);
    }
  };
}
