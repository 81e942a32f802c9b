import { waitFor } from '@testing-library/react';
import {
  BackstageUserIdentity,
  SessionState,
} from '@backstage/frontend-plugin-api';
import { createQueryClient } from '@rosetta/plugin-rosetta-core-react/data';
import { clearForOtherUser } from './clearForOtherUser';

const setUp = async () => {
  const queryClient = createQueryClient();
  queryClient.setQueryData(['finops', 'listCosts'], 'of Jane');
  const page = new EventTarget();
  const states: ((state: SessionState) => void)[] = [];
  const session = { user: 'user:default/jane', calls: 0 };
  clearForOtherUser(
    queryClient,
    {
      sessionState$: () => ({
        subscribe: onNext => states.push(onNext),
      }),
    },
    {
      getBackstageIdentity: async () => {
        session.calls += 1;
        return { userEntityRef: session.user } as BackstageUserIdentity;
      },
    },
    page,
  );
  await waitFor(() => expect(session.calls).toBe(1));
  return {
    session,
    cached: () => queryClient.getQueryData(['finops', 'listCosts']),
    comeBack: () => page.dispatchEvent(new Event('visibilitychange')),
    change: (state: SessionState) => states.forEach(next => next(state)),
  };
};

describe('clearForOtherUser', () => {
  it('keeps what is there for the same person', async () => {
    const { session, cached, comeBack } = await setUp();
    comeBack();
    await waitFor(() => expect(session.calls).toBe(2));
    expect(cached()).toBe('of Jane');
  });

  it('drops what is there when the person signs out', async () => {
    const { cached, change } = await setUp();
    change(SessionState.SignedOut);
    expect(cached()).toBeUndefined();
  });

  it('drops what is there when somebody else has signed in in another tab', async () => {
    const { session, cached, comeBack } = await setUp();
    session.user = 'user:default/john';
    comeBack();
    await waitFor(() => expect(cached()).toBeUndefined());
  });
});
