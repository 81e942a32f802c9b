import { waitUntil } from './waitUntil';

it('returns as soon as the condition holds', async () => {
  let calls = 0;
  await waitUntil(async () => ++calls === 3, 5_000, 1);
  expect(calls).toBe(3);
});

it('throws when the condition does not hold in time', async () => {
  await expect(waitUntil(() => false, 5, 1)).rejects.toThrow(
    'did not hold within 5 ms',
  );
});
