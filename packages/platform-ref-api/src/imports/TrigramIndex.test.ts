import { TrigramIndex } from './TrigramIndex';

const indexOf = (...names: string[]) =>
  new TrigramIndex(names.map((name, at) => ({ id: `app-${at}`, name })));

describe('TrigramIndex', () => {
  it('finds the name most like another, as pg_trgm measures it', () => {
    const index = indexOf('Payments', 'Store front', 'Stock');
    expect(index.find('Payment', 0.6)).toEqual({
      id: 'app-0',
      name: 'Payments',
      // similarity('payment', 'payments')
      score: 0.7,
    });
    expect(index.find('front-STORE', 0.6)).toMatchObject({ id: 'app-1', score: 1 }); // prettier-ignore
    expect(index.find('Newsletter', 0.6)).toBeUndefined();
    expect(index.find('…', 0.6)).toBeUndefined();
  });

  it('takes seconds where thousands of names are alike', () => {
    const names = Array.from({ length: 2_000 }, (_, at) => `Service abcdefgh ${at}`); // prettier-ignore
    const index = indexOf(...names);
    const began = performance.now();
    for (let at = 0; at < 2_000; at++)
      expect(index.find(`Service abcdefgh ${at}`, 0.6)?.score).toBe(1);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
