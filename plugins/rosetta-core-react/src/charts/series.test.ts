import { barsOf } from './bars';
import { UNALLOCATED } from '@rosetta/contracts/finops';
import { OTHER, Series, stackOf } from './series';

const series = (key: string, ...values: (string | null)[]): Series => ({
  key,
  label: key,
  values,
});
const rest = (count: number) => `Other (${count})`;

describe('stackOf', () => {
  it('puts the largest at the bottom, the rest as one, and what is unallocated on top', () => {
    const stack = stackOf(
      [
        series(UNALLOCATED, '100', '100'),
        series('small', '0.1', '0.1'),
        series('large', '10', '20'),
        series('tiny', '0.2', null),
        series('middle', '5', '5'),
      ],
      2,
      rest,
    );
    expect(stack.map(({ key }) => key)).toEqual([
      'large',
      'middle',
      OTHER,
      UNALLOCATED,
    ]);
    expect(stack[2]).toEqual({
      key: OTHER,
      label: 'Other (2)',
      values: ['0.3', '0.1'],
    });
  });

  it('keeps a gap a gap when the rest is added up', () => {
    const stack = stackOf(
      [series('a', '9', '9'), series('b', null, '1'), series('c', null, '1')],
      1,
      rest,
    );
    expect(stack[1].values).toEqual([null, '2']);
  });

  it('does not hide a single part behind “Other”', () => {
    const stack = stackOf([series('a', '2'), series('b', '1')], 1, rest);
    expect(stack.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('weighs a credit by its size', () => {
    const stack = stackOf(
      [
        series('a', '1'),
        series('credit', '-50'),
        series('b', '2'),
        series('c', '1'),
      ],
      2,
      rest,
    );
    expect(stack[0].key).toBe('credit');
  });
});

describe('barsOf', () => {
  const part = (key: string, amount: string, unallocated = '0') => ({
    key,
    label: key,
    amount,
    unallocated,
  });

  it('sorts, and adds the rest up exactly, so that the bars are still the total', () => {
    const bars = barsOf(
      [
        part('a', '0.1', '0.1'),
        part('b', '7'),
        part('c', '0.2'),
        part('d', '3'),
      ],
      2,
      rest,
    );
    expect(bars.map(({ key, amount }) => [key, amount])).toEqual([
      ['b', '7'],
      ['d', '3'],
      [OTHER, '0.3'],
    ]);
    expect(bars[2].unallocated).toBe('0.1');
  });

  it('splits each bar into what is attributed and what is not', () => {
    const [bar] = barsOf([part('a', '10', '2.5')], 5, rest);
    expect(bar).toMatchObject({ allocatedSize: 7.5, unallocatedSize: 2.5 });
  });
});
