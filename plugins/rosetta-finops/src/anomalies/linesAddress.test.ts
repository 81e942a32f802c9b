import { linesAddress } from './linesAddress';
import { anomalyOf } from './testUtils';

const MOVED = { actual: '2', expected: '1', impact: '1' };

describe('linesAddress', () => {
  it('lists the usage of a pool on the day, by the account that was billed', () => {
    const pool = anomalyOf({
      ...{ kind: 'pool', application: undefined, rule: 'rule-network' },
      ...{ billingAccount: '123', provider: 'Microsoft Azure' },
      end: '2024-09-10',
    });
    expect(linesAddress(pool)).toBe(
      'view=lines&from=2024-09&to=2024-10&day=2024-09-10&currency=USD&domain=compute&family=virtual-machines&product=compute&provider=microsoft-azure&chargeCategory=usage&rule=rule-network&billingAccount=123&kind=indirect',
    );
  });

  it('lists what names no account and no resource, where that drove it', () => {
    expect(linesAddress(anomalyOf(), MOVED)).toMatch(
      /&application=app-shop&kind=direct&account=none&resource=none$/,
    );
  });
});
