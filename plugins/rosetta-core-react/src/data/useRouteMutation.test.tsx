import { act, waitFor } from '@testing-library/react';
import { finopsRoutes } from '@rosetta/contracts/finops';
import { createPortalDouble, renderRouteHook } from '../__testUtils__';
import { runOf } from '../runs/testUtils';
import { useRoute } from './useRoute';
import { useRouteMutation } from './useRouteMutation';

const { getRun, cancelRun } = finopsRoutes;

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
});
