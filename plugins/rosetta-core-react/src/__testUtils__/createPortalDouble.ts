import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { getMe } from '@rosetta/contracts/portal';
import { AnyRoute, LiveEvent, RequestError, baseOf } from '../client';
import { createQueryClient, queryClientApiRef } from '../data';
import { personOf } from './personOf';

const ORIGIN = 'http://portal.test';

const portalPath = (route: AnyRoute) =>
  baseOf(route).replace('plugin://', `${ORIGIN}/api/`) + route.path;

type Answer<R> = (
  input: RouteRequest<R>,
  request: Request,
) => RouteAnswer<R> | Blob | Promise<RouteAnswer<R> | Blob>;

/** What a route was sent, as the contract parses it: a call that breaks the contract fails the test. */
const readRequest = async <R extends AnyRoute>(
  route: R,
  request: Request,
  params: object,
) => {
  const text = await request.clone().text();
  return {
    params: route.params?.parse(params) ?? {},
    query:
      route.query?.parse(
        Object.fromEntries(new URL(request.url).searchParams),
      ) ?? {},
    body: text ? route.body?.parse(JSON.parse(text)) : undefined,
  } as RouteRequest<R>;
};

/** A failure as the gateway answers it. */
const toResponse = (error: unknown, request: Request) => {
  if (!(error instanceof RequestError)) throw error;
  const { name, message, status = 500, requestId, problems } = error;
  if (name === 'ConnectionError') return HttpResponse.error();
  return HttpResponse.json(
    {
      error: { name, message, ...(problems.length > 0 && { problems }) },
      request: { method: request.method, url: request.url },
      response: { statusCode: status },
    },
    { status, headers: requestId ? { 'x-request-id': requestId } : {} },
  );
};

const toText = ({ event, id, data }: LiveEvent) =>
  `${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(
    data,
  )}\n\n`;

/**
 * A gateway for tests of pages: routes of the contracts, answered over HTTP. Every person
 * it knows nothing of is one with all roles.
 */
export const createPortalDouble = () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const answer = <R extends AnyRoute>(route: R, handler: Answer<R>) =>
    server.use(
      http[route.method](portalPath(route), async ({ request, params }) => {
        try {
          const result = await handler(
            await readRequest(route, request, params),
            request,
          );
          return result instanceof Blob
            ? new HttpResponse(result)
            : HttpResponse.json(result as object);
        } catch (error) {
          return toResponse(error, request);
        }
      }),
    );

  /** A live route that says these events, a moment apart, then stays open. */
  const stream = (route: AnyRoute, events: readonly LiveEvent[], everyMs = 0) =>
    server.use(
      http.get(portalPath(route), () => {
        const body = new ReadableStream({
          async start(controller) {
            const encoder = new TextEncoder();
            for (const event of events) {
              controller.enqueue(encoder.encode(toText(event)));
              await new Promise(resolve => setTimeout(resolve, everyMs));
            }
          },
        });
        return new HttpResponse(body, {
          headers: { 'content-type': 'text/event-stream' },
        });
      }),
    );

  /** What a page stands on: the portal over HTTP, and an empty cache. */
  const apis = () =>
    [
      [
        fetchApiRef,
        mockApis.fetch({
          resolvePluginProtocol: {
            discoveryApi: mockApis.discovery({ baseUrl: ORIGIN }),
          },
        }),
      ],
      [queryClientApiRef, createQueryClient({ retryMs: 0, keptMs: Infinity })],
    ] as const;

  const answerMe = (roles?: Parameters<typeof personOf>[0]) =>
    answer(getMe, () => personOf(roles));

  return { server, answer, answerMe, stream, apis };
};
export type PortalDouble = ReturnType<typeof createPortalDouble>;
