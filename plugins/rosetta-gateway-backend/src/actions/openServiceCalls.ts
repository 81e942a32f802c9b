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
import { UpstreamRefusal } from '../relay/refusal';

type AnyRoute = Route<any, any, any, any>;

/** Calls a declared route on behalf of a person; a pass lets the call in during a shutdown. */
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
/** Added to the timeout of a route, so that the gateway can answer 504 first. */
const MARGIN_SECONDS = 5;

const pathOf = (route: AnyRoute): string => {
  const service = DOMAINS.find(({ routes }) =>
    (Object.values(routes) as AnyRoute[]).includes(route),
  );
  if (!service) throw new Error(`${route.id} is not a route of any service`);
  return `/${service.name}${route.path}`;
};

const timeoutOf = ({ timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }: AnyRoute) =>
  (timeoutSeconds + MARGIN_SECONDS) * 1000;

/** The refusal of the gateway, under its original name. */
const toUpstreamRefusal = (error: unknown): unknown =>
  error instanceof ResponseError
    ? new UpstreamRefusal(error.statusCode, error.cause)
    : error;

/**
 * Lets code in the portal call services on behalf of a person, through the gateway itself: limits,
 * permissions, audit and metrics are the same as for a page.
 */
export async function openServiceCalls(
  options: ServiceCallsOptions,
): Promise<CallAs> {
  const { auth, discovery, lifecycle } = options;
  const gateway = createHttpClient({
    name: 'the gateway',
    baseUrl: await discovery.getBaseUrl(PLUGIN),
    // The gateway itself retries and has the breakers: a refusal for one person must not affect others.
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
      throw toUpstreamRefusal(error);
    }
  };
}
