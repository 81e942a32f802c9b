import { act, waitFor } from '@testing-library/react';
import { findPeople } from '@rosetta/contracts/portal';
import { createPortalDouble, renderRouteHook } from '../__testUtils__';
import { RequestError } from '../client';
import { useRoutePages } from './useRoutePages';

const createPerson = (n: number) => ({
  user: `user:default/person-${n}`,
  signedInAt: null,
});

describe('useRoutePages', () => {
  const portal = createPortalDouble();

  /** So many people, in pages. */
  const servePeople = (count: number) => {
    const cursors: (string | undefined)[] = [];
    portal.answer(findPeople, ({ query: { cursor, limit } }) => {
      cursors.push(cursor);
      const from = Number(cursor ?? 0);
      const to = Math.min(from + limit, count);
      return {
        items: Array.from({ length: to - from }, (_, n) =>
          createPerson(from + n),
        ),
        ...(to < count && { nextCursor: String(to) }),
      };
    });
    return cursors;
  };

  const render = () =>
    renderRouteHook(
      portal,
      ({ query }: { query: string }) =>
        useRoutePages(findPeople, { query: { query } }),
      { query: '' },
    );
  type Result = ReturnType<typeof render>['result'];
  const first = ({ current }: Result) => current.state.value?.items[0]?.user;
  const turnTo = ({ current }: Result, page: number, pageSize = 50) =>
    act(() => current.paging.onPaginationModelChange({ page, pageSize }));

  it('turns pages by their cursors, and keeps those that were seen', async () => {
    const cursors = servePeople(120);
    const { result } = render();
    await waitFor(() => expect(first(result)).toBe('user:default/person-0'));
    expect(result.current.paging).toMatchObject({
      rowCount: -1,
      paginationMeta: { hasNextPage: true },
    });

    turnTo(result, 1);
    // The page before stays until the next one is here.
    expect(result.current.paging.loading).toBe(true);
    expect(first(result)).toBe('user:default/person-0');
    await waitFor(() => expect(first(result)).toBe('user:default/person-50'));
    turnTo(result, 2);
    await waitFor(() => expect(first(result)).toBe('user:default/person-100'));
    expect(result.current.paging).toMatchObject({
      rowCount: 120,
      paginationMeta: { hasNextPage: false },
      paginationModel: { page: 2, pageSize: 50 },
    });

    turnTo(result, 0);
    expect(first(result)).toBe('user:default/person-0');
    expect(cursors).toEqual([undefined, '50', '100']);
  });

  it('begins at the first page of another list, and with another length', async () => {
    servePeople(120);
    const { result, rerender } = render();
    await waitFor(() => expect(first(result)).toBe('user:default/person-0'));
    turnTo(result, 1);
    await waitFor(() => expect(first(result)).toBe('user:default/person-50'));

    rerender({ query: 'jane' });
    expect(result.current.paging.paginationModel.page).toBe(0);
    await waitFor(() => expect(result.current.state.loading).toBe(false));
    turnTo(result, 1);
    await waitFor(() => expect(first(result)).toBe('user:default/person-50'));
    turnTo(result, 1, 100);
    await waitFor(() =>
      expect(result.current.state.value?.items).toHaveLength(100),
    );
    expect(result.current.paging.paginationModel).toEqual({
      page: 0,
      pageSize: 100,
    });
  });

  it('keeps the page when the next one fails, and fetches that again on retry', async () => {
    servePeople(120);
    const { result } = render();
    await waitFor(() => expect(first(result)).toBe('user:default/person-0'));
    portal.answer(findPeople, () => {
      throw new RequestError({ name: 'SomeError', message: 'away', status: 503 }); // prettier-ignore
    });
    turnTo(result, 1);
    await waitFor(() =>
      expect(result.current.state.error?.message).toBe('away'),
    );
    expect(first(result)).toBe('user:default/person-0');

    const cursors = servePeople(120);
    act(() => result.current.state.retry());
    await waitFor(() => expect(first(result)).toBe('user:default/person-50'));
    expect(cursors).toEqual(['50']);
  });
});
