import { useCallback } from 'react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { useResource } from './useResource';
import { useStable } from './useStable';

/** A source that answers when told to. */
const createSource = () => {
  const asked: {
    question: string;
    signal: AbortSignal;
    answer(value: string): void;
    fail(error: Error): void;
  }[] = [];
  const ask = (question: string, signal: AbortSignal) =>
    new Promise<string>((answer, fail) => {
      asked.push({ question, signal, answer, fail });
    });
  return { asked, ask };
};

const setUp = () => {
  const source = createSource();
  const hook = renderHook(
    ({ question }) =>
      useResource(
        useCallback(signal => source.ask(question, signal), [question]),
      ),
    { initialProps: { question: 'first' } },
  );
  return { ...hook, asked: source.asked };
};

describe('useResource', () => {
  it('keeps what was there while the next answer is awaited', async () => {
    const { result, rerender, asked } = setUp();
    expect(result.current.loading).toBe(true);
    expect(result.current.value).toBeUndefined();

    await act(async () => asked[0].answer('one'));
    expect(result.current).toMatchObject({ loading: false, value: 'one' });

    rerender({ question: 'second' });
    expect(result.current).toMatchObject({ loading: true, value: 'one' });

    await act(async () => asked[1].answer('two'));
    expect(result.current).toMatchObject({ loading: false, value: 'two' });
  });

  it('drops an answer that a newer question overtook, and gives its request up', async () => {
    const { result, rerender, asked } = setUp();
    rerender({ question: 'second' });
    expect(asked[0].signal.aborted).toBe(true);

    await act(async () => asked[1].answer('two'));
    await act(async () => asked[0].answer('one, late'));
    expect(result.current.value).toBe('two');
  });

  it('keeps what still holds when refreshing fails, and asks again on retry', async () => {
    const { result, asked } = setUp();
    await act(async () => asked[0].answer('one'));
    act(() => result.current.retry());
    await act(async () => asked[1].fail(new Error('away')));
    expect(result.current).toMatchObject({
      value: 'one',
      error: { message: 'away' },
    });

    act(() => result.current.retry());
    await act(async () => asked[2].answer('two'));
    await waitFor(() => expect(result.current.error).toBeUndefined());
    expect(result.current.value).toBe('two');
  });
});

it('waits for its question', async () => {
  const { asked, ask } = createSource();
  const hook = renderHook(
    ({ question }: { question?: string }) => {
      const load = useCallback(
        (signal: AbortSignal) => ask(question!, signal),
        [question],
      );
      return useResource(question ? load : undefined);
    },
    { initialProps: {} },
  );
  expect(hook.result.current).toMatchObject({ loading: true });

  hook.rerender({ question: 'first' });
  await act(async () => asked[0].answer('one'));
  expect(hook.result.current).toMatchObject({ loading: false, value: 'one' });
});

describe('useStable', () => {
  it('is the same object for as long as it says the same', () => {
    const { result, rerender } = renderHook(({ value }) => useStable(value), {
      initialProps: { value: { a: 1 } },
    });
    const first = result.current;
    rerender({ value: { a: 1 } });
    expect(result.current).toBe(first);
    rerender({ value: { a: 2 } });
    expect(result.current).toEqual({ a: 2 });
  });
});
