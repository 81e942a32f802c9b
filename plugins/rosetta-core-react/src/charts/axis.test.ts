import { scaleOf } from './axis';

describe('scaleOf', () => {
  it('marks round places, and wastes no room above the data', () => {
    expect(scaleOf([[300, 170], [410]])).toEqual({
      domain: [0, 470],
      ticks: [0, 100, 200, 300, 400],
    });
  });

  it('reaches down for credits, without a whole step of nothing', () => {
    expect(scaleOf([[17.2], [-0.15]])).toEqual({
      domain: [-0.15, 17.2],
      ticks: [0, 5, 10, 15],
    });
  });

  it('stacks what is negative apart from what is positive', () => {
    expect(scaleOf([[10, -4, -1]]).domain).toEqual([-5, 10]);
  });

  it('stands where there is nothing', () => {
    expect(scaleOf([])).toEqual({ domain: [0, 1], ticks: [0] });
    expect(scaleOf([[0]])).toEqual({ domain: [0, 1], ticks: [0] });
  });
});
