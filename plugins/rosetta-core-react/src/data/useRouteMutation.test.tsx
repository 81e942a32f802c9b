import { act, waitFor } from '@testing-library/react';
import { finopsRoutes } from '@rosetta/contracts/finops';
import { RequestError } from '../client';
import { createPortalDouble, renderRouteHook } from '../__testUtils__';
import { runOf } from '../runs/testUtils';
import { useRoute } from './useRoute';
import { useRouteMutation } from './useRouteMutation';

const { getRun, cancelRun, changeAllocationRule } = finopsRoutes;

describe('useRouteMutation', () => {
  const portal = createPortalDouble();

  it('refreshes what the service answered before', async () => {
    let run = runOf({ state: 'running' });
    portal.answer(getRun, () => run);
    portal.answer(cancelRun, () => {
      run = runOf({ state: 'cancelled' });
      return run;
    });
    const { result } = renderRouteHook(portal, () => ({
      shown: useRoute(getRun, { params: { id: 'run-9' } }),
      cancel: useRouteMutation(cancelRun),
    }));
    await waitFor(() =>
      expect(result.current.shown.value?.state).toBe('running'),
    );
    act(() => result.current.cancel.mutate({ params: { id: 'run-9' } }));
    await waitFor(() =>
      expect(result.current.shown.value?.state).toBe('cancelled'),
    );
  });

  it('sends the ETag of what it changes', async () => {
    const sent: (string | null)[] = [];
    portal.answer(changeAllocationRule, (_, request) => {
      sent.push(request.headers.get('if-match'));
      throw new RequestError({ name: 'Refused', message: 'no', status: 412 });
    });
    const { result } = renderRouteHook(portal, () =>
      useRouteMutation(changeAllocationRule),
    );
    act(() =>
      result.current.mutate({
        params: { id: 'support' },
        ifMatch: '"3"',
        body: {
          name: 'Support',
          priority: 1,
          validFrom: '2024-01-01',
          scope: {},
          method: 'even',
          targets: { all: true },
        },
      }),
    );
    await waitFor(() => expect(result.current.error).toBeDefined());
    await waitFor(() => expect(sent).toEqual(['"3"']));
  });
});
