import { askedAgainAfterFailure } from './companyAuthenticator';

type Context = Parameters<
  typeof askedAgainAfterFailure
>[0] extends () => infer C
  ? C
  : never;

const answering = (...answers: Promise<unknown>[]) => {
  let asked = 0;
  const context = askedAgainAfterFailure(
    () => ({ promise: answers[asked++], searchParams: {} } as Context),
  );
  return { context, times: () => asked };
};

describe('a provider', () => {
  it('that was away at start is asked again at the next sign-in', async () => {
    const { context } = answering(
      Promise.reject(new Error('away')),
      Promise.resolve('metadata'),
    );
    await expect(context.promise).rejects.toThrow('away');
    expect(await context.promise).toBe('metadata');
  });

  it('that answered is not asked again', async () => {
    const { context, times } = answering(Promise.resolve('metadata'));
    await context.promise;
    await context.promise;
    expect(times()).toBe(1);
  });
});
