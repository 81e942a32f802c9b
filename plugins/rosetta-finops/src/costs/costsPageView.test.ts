import { pathOf } from './path';
import { comparedBy, comparedRange, levelOf, openedBy } from './costsPageView';

describe('levelOf', () => {
  it('goes down from domain to application, and then to the lines', () => {
    expect(levelOf({})).toBe('domain');
    expect(levelOf({ domain: 'a', family: 'b' })).toBe('product');
    expect(
      levelOf({ domain: 'a', family: 'b', product: 'c', application: 'app-d' }),
    ).toBeUndefined();
  });

  it('shows what an application is made of when one starts with it', () => {
    expect(levelOf({ application: 'app-d' })).toBe('domain');
  });

  it('follows another order where one is chosen', () => {
    expect(levelOf({ by: 'group' })).toBe('group');
    expect(levelOf({ by: 'group', view: 'lines' })).toBeUndefined();
  });
});

describe('comparedBy', () => {
  it('keeps months and filters, without a day that the months before do not have', () => {
    const range = { from: '2024-09', to: '2024-10' };
    const view = { region: 'eu-west-3', day: '2024-09-04' };
    const compared = comparedBy(view, range);
    expect(compared).toMatchObject({ ...range, region: 'eu-west-3', with: 'previous', by: 'domain' }); // prettier-ignore
    expect(compared).not.toHaveProperty('day');
  });
});

describe('openedBy', () => {
  it('narrows to the row, and forgets the order one left', () => {
    expect(openedBy('product', 's3')).toEqual({ product: 's3', by: undefined });
  });

  it('shows whose cost a group’s is', () => {
    expect(openedBy('group', 'retail')).toEqual({
      group: 'retail',
      by: 'application',
    });
  });

  it('makes a month the period', () => {
    expect(openedBy('month', '2024-12')).toMatchObject({
      from: '2024-12',
      to: '2025-01',
    });
  });

  it('leads from what is unallocated straight to its lines', () => {
    expect(openedBy('application', 'unallocated')).toEqual({
      view: 'lines',
      kind: 'unallocated',
    });
  });
});

describe('comparedRange', () => {
  const range = { from: '2024-09', to: '2024-11' };

  it('is as long, and just before', () => {
    expect(comparedRange(range, 'previous')).toEqual({
      from: '2024-07',
      to: '2024-09',
    });
  });

  it('is the same months of the year before', () => {
    expect(comparedRange(range, 'year')).toEqual({
      from: '2023-09',
      to: '2023-11',
    });
    expect(comparedRange(range, 'none')).toBeUndefined();
  });
});

describe('pathOf', () => {
  const path = (address: string) => pathOf(new URLSearchParams(address));

  it('is the way one came, each step with its address', () => {
    expect(path('from=2024-09&application=app-a&domain=compute')).toEqual([
      { key: '', to: '?from=2024-09' },
      {
        step: 'application',
        key: 'app-a',
        to: '?from=2024-09&application=app-a',
      },
      {
        step: 'domain',
        key: 'compute',
        to: '?from=2024-09&application=app-a&domain=compute',
      },
    ]);
  });

  it('goes up out of the lines and out of another order', () => {
    const [, domain] = path('domain=compute&by=group&view=lines&kind=direct');
    expect(domain.to).toBe('?domain=compute');
  });
});
