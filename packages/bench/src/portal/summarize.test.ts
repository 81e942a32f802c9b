import { Round, summarize } from './summarize';

const visit = (contentMs: number) => ({ contentMs, requests: 10, bytes: 100 });

const round = (rosetta: number, stock: number): Round => ({
  rosetta: { cold: visit(rosetta), warm: visit(rosetta / 2) },
  stock: { cold: visit(stock), warm: visit(stock) },
});

describe('summarize', () => {
  it('compares the two portals round by round, so that a slow round does not decide', () => {
    const { ratio, portals } = summarize([
      round(1_000, 1_000),
      round(9_000, 9_000),
      round(1_100, 1_000),
    ]);
    expect(ratio).toEqual({ cold: 1, warm: 0.5 });
    expect(portals.rosetta.cold).toEqual(visit(1_100));
  });

  it('takes the mean of the two in the middle of an even number of rounds', () => {
    const { ratio } = summarize([round(100, 100), round(300, 100)]);
    expect(ratio.cold).toBe(2);
  });
});
