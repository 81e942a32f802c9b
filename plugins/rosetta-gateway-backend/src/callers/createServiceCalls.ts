import { randomUUID } from 'node:crypto';
import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, ResponseError } from '@backstage/errors';
import { Route, RouteAnswer, RouteInput, SERVICES } from '@rosetta/contracts';
import { HttpClient, UpstreamAnswerError, callRoute } from '@rosetta/http-kit';
import { identityHeaders } from '../relay/headers';
import { Refusal } from '../relay/refusal';
import { Callers } from './Callers';

type AnyRoute = Route<any, any, any, any>;

/** Calls a declared route as a person, who is allowed what a request of theirs through the gateway is. */
export type CallAs = <R extends AnyRoute>(
  credentials: BackstageCredentials,
  route: R,
  input: RouteInput<R>,
) => Promise<RouteAnswer<R>>;

export interface ServiceCallsOptions {
  auth: AuthService;
  callers: Callers;
  /** By audience. */
  clients: Record<string, HttpClient>;
}

const audienceOf = (route: AnyRoute): string => {
  const service = SERVICES.find(({ routes }) =>
    (Object.values(routes) as AnyRoute[]).includes(route),
  );
  if (!service) throw new Error(`${route.id} is no route of any service`);
  return service.audience;
};

/** What the service threw, under its own name. */
function refusalFrom(error: unknown, audience: string): unknown {
  if (!(error instanceof ResponseError)) return error;
  const { statusCode, cause } = error;
  return statusCode === 401
    ? new UpstreamAnswerError(
        `${audience} did not accept the identity that the portal vouched for`,
      )
    : new Refusal(statusCode, cause.name, cause.message);
}

/** For what runs in the portal and is no request to relay: one way in, with the checks of the other. */
export const createServiceCalls =
  ({ auth, callers, clients }: ServiceCallsOptions): CallAs =>
  async (credentials, route, input) => {
    if (!auth.isPrincipal(credentials, 'user'))
      throw new NotAllowedError('Only a person may ask for this');
    const caller = await callers.of(credentials);
    await caller.require(route.action);
    const audience = audienceOf(route);
    const token = await caller.tokenFor(audience);
    try {
      return await callRoute(clients[audience], route, input, {
        headers: identityHeaders(caller, token, randomUUID()),
        timeoutMs: route.timeoutSeconds && route.timeoutSeconds * 1000,
      });
    } catch (error) {
      throw refusalFrom(error, audience);
    }
  };
