import { act, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { getLiveBoard } from '@rosetta/contracts/monitoring';
import { createPortalDouble, renderRouteHook } from '../__testUtils__';
import { LiveEvent, RequestError } from '../client';
import { useLiveRoute } from '.';

const apply = (said: string[] = [], { data }: LiveEvent) => [
  ...said,
  data as string,
];
const useWords = () => useLiveRoute(getLiveBoard, {}, { apply });

describe('useLiveRoute', () => {
  const portal = createPortalDouble();

  /** Counts how often the stream is opened, and how many are open. */
  const serve = () => {
    const connections = { opened: 0, open: 0 };
    portal.server.use(
      http.get('*/v1/deployments/live', ({ request }) => {
        connections.opened += 1;
        connections.open += 1;
        request.signal.addEventListener('abort', () => {
          connections.open -= 1;
        });
        const body = new ReadableStream({
          start: controller =>
            controller.enqueue(
              new TextEncoder().encode('event: word\ndata: "hello"\n\n'),
            ),
        });
        return new Response(body, {
          headers: { 'content-type': 'text/event-stream' },
        });
      }),
    );
    return connections;
  };

  it('opens one connection for all parts of a page that show the same, and closes it with the last', async () => {
    const connections = serve();
    const { result, rerender, unmount } = renderRouteHook(
      portal,
      ({ both }: { both: boolean }) => [useWords(), useWords()].slice(Number(!both)), // prettier-ignore
      { both: true },
    );
    await waitFor(() =>
      expect(result.current.map(({ value }) => value)).toEqual([
        ['hello'],
        ['hello'],
      ]),
    );
    rerender({ both: false });
    expect(connections).toEqual({ opened: 1, open: 1 });
    unmount();
    await waitFor(() => expect(connections.open).toBe(0));
  });

  it('says to all parts that it is refused, and tries again once for all', async () => {
    portal.answer(getLiveBoard, () => {
      throw new RequestError({ name: 'NotAllowedError', message: 'no', status: 403 }); // prettier-ignore
    });
    const { result } = renderRouteHook(portal, () => [useWords(), useWords()], {}); // prettier-ignore
    await waitFor(() =>
      expect(result.current.every(({ error }) => error)).toBe(true),
    );
    const connections = serve();
    act(() => result.current[0].retry());
    await waitFor(() => expect(result.current[1].value).toEqual(['hello']));
    expect(result.current[0].error).toBeUndefined();
    expect(connections.opened).toBe(1);
  });
});
