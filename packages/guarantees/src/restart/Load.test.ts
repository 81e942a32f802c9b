import { Load } from './Load';

const tallyOf = (status: number) =>
  new Load(1, () => () => ({
    answer: Promise.resolve(new Response('said', { status })),
    expected: [200, 409],
  })).stop();

it('A load takes what has a status that is right for an answer, and all else for lost', async () => {
  for (const status of [200, 409])
    expect(await tallyOf(status)).toMatchObject({ answered: 1, lost: {} });
  for (const status of [201, 403, 404, 500])
    expect(await tallyOf(status)).toEqual({
      answered: 0,
      notTaken: 0,
      lost: { [`${status} said`]: 1 },
    });
});
