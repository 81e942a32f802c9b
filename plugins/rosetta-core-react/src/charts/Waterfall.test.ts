import { stepsOf } from './Waterfall';

it('draws each step of a waterfall from where the one before it ended', () => {
  const steps = stepsOf([
    { key: 'before', label: 'Before', amount: '10', isStep: false },
    { key: 'price', label: 'Price', amount: '4.5', isStep: true },
    { key: 'volume', label: 'Volume', amount: '-20', isStep: true },
    { key: 'now', label: 'Now', amount: '-5.5', isStep: false },
  ]);
  expect(steps.map(({ span }) => span)).toEqual([
    [0, 10],
    [10, 14.5],
    [14.5, -5.5],
    [0, -5.5],
  ]);
});
