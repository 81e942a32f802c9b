import { act, waitFor } from '@testing-library/react';
import { focusManager } from '@tanstack/react-query';
import { getApplication, listApplications } from '@rosetta/contracts/ref';
import { createPortalDouble, renderRouteHook } from '../__testUtils__';
import { RequestError } from '../client';
import { useJoined } from './ResourceState';
import { skipToken, useRoute, useRouteItems } from '.';

const createApplication = (id: string, name = id) => ({
  id,
  name,
  group: 'team-shop',
  attributes: {},
  version: 1,
  validFrom: null,
  validTo: null,
});

const away = (status = 503) =>
  new RequestError({ name: 'SomeError', message: 'away', status });

describe('useRoute', () => {
  const portal = createPortalDouble();
  const useApplication = ({ id }: { id?: string }) =>
    useRoute(getApplication, id ? { params: { id } } : skipToken);

  /** Applications that are answered when the test says so. */
  const serveOnRequest = () => {
    const requests: { id: string; respond(name: string): void }[] = [];
    portal.answer(
      getApplication,
      ({ params: { id } }) =>
        new Promise(resolve => {
          const respond = (name: string) =>
            resolve(createApplication(id, name));
          requests.push({ id, respond });
        }),
    );
    return requests;
  };

  it('keeps what was there while the next answer is awaited', async () => {
    const requests = serveOnRequest();
    const { result, rerender } = renderRouteHook(portal, useApplication, { id: 'a' }); // prettier-ignore
    expect(result.current).toMatchObject({ loading: true, value: undefined });
    await waitFor(() => expect(requests).toHaveLength(1));
    requests[0].respond('one');
    await waitFor(() => expect(result.current.value?.name).toBe('one'));
    expect(result.current.loading).toBe(false);

    rerender({ id: 'b' });
    expect(result.current).toMatchObject({
      loading: true,
      previous: true,
      value: { name: 'one' },
    });
    await waitFor(() => expect(requests).toHaveLength(2));
    requests[1].respond('two');
    await waitFor(() => expect(result.current.value?.name).toBe('two'));
    expect(result.current).toMatchObject({ loading: false, previous: false });
  });

  it('drops an answer that a newer input overtook', async () => {
    const requests = serveOnRequest();
    const { result, rerender } = renderRouteHook(portal, useApplication, { id: 'a' }); // prettier-ignore
    await waitFor(() => expect(requests).toHaveLength(1));
    rerender({ id: 'b' });
    await waitFor(() => expect(requests).toHaveLength(2));
    requests[1].respond('two');
    await waitFor(() => expect(result.current.value?.name).toBe('two'));
    requests[0].respond('one, late');
    await act(() => new Promise(resolve => setTimeout(resolve, 50)));
    expect(result.current.value?.name).toBe('two');
  });

  it('aborts the request of an input that nobody awaits any more', async () => {
    const aborted: string[] = [];
    portal.server.events.on('request:start', ({ request }) =>
      request.signal.addEventListener('abort', () => aborted.push(request.url)),
    );
    const requests = serveOnRequest();
    const { rerender } = renderRouteHook(portal, useApplication, { id: 'a' });
    await waitFor(() => expect(requests).toHaveLength(1));
    rerender({ id: 'b' });
    await waitFor(() => expect(aborted).toEqual([expect.stringMatching(/a$/)]));
    portal.server.events.removeAllListeners();
  });

  it('fetches once what two components show', async () => {
    const requests = serveOnRequest();
    const { result } = renderRouteHook(portal, () => [
      useApplication({ id: 'a' }),
      useApplication({ id: 'a' }),
    ]);
    await waitFor(() => expect(requests).toHaveLength(1));
    requests[0].respond('one');
    await waitFor(() =>
      expect(result.current.map(({ value }) => value?.name)).toEqual([
        'one',
        'one',
      ]),
    );
    expect(requests).toHaveLength(1);
  });

  it('waits while its input is not known', async () => {
    const requests = serveOnRequest();
    const { result, rerender } = renderRouteHook<{ id?: string }, ReturnType<typeof useApplication>>(portal, useApplication, {}); // prettier-ignore
    expect(result.current.loading).toBe(true);
    expect(requests).toHaveLength(0);
    rerender({ id: 'a' });
    await waitFor(() => expect(requests).toHaveLength(1));
    requests[0].respond('one');
    await waitFor(() => expect(result.current.value?.name).toBe('one'));
  });

  it('keeps what still holds when refreshing fails, and fetches again on retry', async () => {
    let answer: () => ReturnType<typeof createApplication> = () =>
      createApplication('a', 'one');
    portal.answer(getApplication, () => answer());
    const { result } = renderRouteHook(portal, useApplication, { id: 'a' });
    await waitFor(() => expect(result.current.value?.name).toBe('one'));

    answer = () => {
      throw away();
    };
    act(() => result.current.retry());
    await waitFor(() => expect(result.current.error?.message).toBe('away'));
    expect(result.current.value?.name).toBe('one');

    answer = () => createApplication('a', 'two');
    act(() => result.current.retry());
    await waitFor(() => expect(result.current.value?.name).toBe('two'));
    expect(result.current.error).toBeUndefined();
  });

  it.each([
    [503, 3],
    [403, 1],
    [404, 1],
  ])('calls a route that answers %i in all %i times', async (status, calls) => {
    let count = 0;
    portal.answer(getApplication, () => {
      count += 1;
      throw away(status);
    });
    const { result } = renderRouteHook(portal, useApplication, { id: 'a' });
    await waitFor(() => expect(result.current.error).toBeDefined());
    expect(count).toBe(calls);
  });

  it('refreshes what is no longer fresh when the person comes back to the window', async () => {
    let count = 0;
    portal.answer(getApplication, () => {
      count += 1;
      return createApplication('a', `answer ${count}`);
    });
    const { result } = renderRouteHook(portal, () =>
      useRoute(getApplication, { params: { id: 'a' } }, { freshMs: 0 }),
    );
    await waitFor(() => expect(result.current.value?.name).toBe('answer 1'));
    act(() => focusManager.setFocused(false));
    act(() => focusManager.setFocused(true));
    expect(result.current.value?.name).toBe('answer 1');
    await waitFor(() => expect(result.current.value?.name).toBe('answer 2'));
    focusManager.setFocused(undefined);
  });
});

describe('useRouteItems', () => {
  const portal = createPortalDouble();

  it('reads all pages of a list', async () => {
    const cursors: (string | undefined)[] = [];
    portal.answer(listApplications, ({ query: { cursor, limit } }) => {
      cursors.push(cursor);
      expect(limit).toBe(500);
      return {
        items: [createApplication(cursor ?? 'first')],
        ...(!cursor && { nextCursor: 'second' }),
        version: 1,
        knownAt: '2026-11-21T00:00:00.000Z',
      };
    });
    const { result } = renderRouteHook(portal, () =>
      useRouteItems(listApplications, { query: { group: 'retail' } }),
    );
    await waitFor(() =>
      expect(result.current.value?.map(({ id }) => id)).toEqual([
        'first',
        'second',
      ]),
    );
    expect(cursors).toEqual([undefined, 'second']);
  });
});

describe('useJoined', () => {
  const portal = createPortalDouble();

  it('never puts parts of two answers side by side', async () => {
    portal.answer(getApplication, async ({ params: { id } }) => {
      if (id.startsWith('slow'))
        await new Promise(resolve => setTimeout(resolve, 100));
      return createApplication(id);
    });
    const seen = new Set<string>();
    const { result, rerender } = renderRouteHook(
      portal,
      ({ n }: { n: number }) => {
        const fast = useRoute(getApplication, { params: { id: `fast-${n}` } });
        const slow = useRoute(getApplication, { params: { id: `slow-${n}` } });
        const joined = useJoined({ fast, slow });
        if (joined.value)
          seen.add(`${joined.value.fast.id} ${joined.value.slow.id}`);
        return joined;
      },
      { n: 1 },
    );
    await waitFor(() => expect(result.current.value?.slow.id).toBe('slow-1'));
    rerender({ n: 2 });
    await waitFor(() => expect(result.current.value?.slow.id).toBe('slow-2'));
    expect([...seen]).toEqual(['fast-1 slow-1', 'fast-2 slow-2']);
  });

  it('fails with the part that failed', async () => {
    portal.answer(getApplication, ({ params: { id } }) => {
      if (id === 'b') throw away(404);
      return createApplication(id);
    });
    const { result } = renderRouteHook(portal, () =>
      useJoined({
        a: useRoute(getApplication, { params: { id: 'a' } }),
        b: useRoute(getApplication, { params: { id: 'b' } }),
      }),
    );
    await waitFor(() => expect(result.current.error?.message).toBe('away'));
    expect(result.current.value).toBeUndefined();
  });
});
