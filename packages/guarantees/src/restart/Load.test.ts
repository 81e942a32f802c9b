import { Load } from './Load';

const countAnswers = (status: number) =>
  new Load(1, () => () => ({
    answer: Promise.resolve(new Response('said', { status })),
    expected: [200, 409],
  })).stop();

it('a load counts expected statuses as answered and all others as lost', async () => {
  for (const status of [200, 409])
    expect(await countAnswers(status)).toMatchObject({ answered: 1, lost: {} });
  for (const status of [201, 403, 404, 500])
    expect(await countAnswers(status)).toEqual({
      answered: 0,
      refused: 0,
      lost: { [`${status} said`]: 1 },
    });
});
