import { LimitsConfig } from './limits';
import { ShutdownConfig } from './shutdown';

describe('LimitsConfig', () => {
  it('has the default figures of the architecture', () => {
    expect(LimitsConfig.parse(undefined)).toEqual({
      anonymous: { requests: 100, perSeconds: 60 },
      identified: { requests: 1_200, perSeconds: 60, burst: 200 },
      portal: { requests: 3_000, perSeconds: 60, burst: 500 },
      signIn: { requests: 600, perSeconds: 60 },
      trustedProxies: [],
    });
  });

  it('keeps the other defaults when one figure is configured', () => {
    const { identified } = LimitsConfig.parse({ identified: { burst: '0' } });
    expect(identified).toEqual({ requests: 1_200, perSeconds: 60, burst: 0 });
  });

  it('takes several proxies from one variable', () => {
    const { trustedProxies } = LimitsConfig.parse({
      trustedProxies: ['10.0.0.0/8, ::1', '127.0.0.1'],
    });
    expect(trustedProxies).toEqual(['10.0.0.0/8', '::1', '127.0.0.1']);
  });

  it.each(['anonymous', 'identified', 'portal', 'signIn'])(
    'refuses an unknown entry in the limit %j',
    limit => {
      expect(() => LimitsConfig.parse({ [limit]: { perMinute: 1 } })).toThrow(
        'perMinute',
      );
    },
  );

  it('refuses a proxy that is no address', () => {
    expect(() => LimitsConfig.parse({ trustedProxies: ['everybody'] })).toThrow(
      'must be addresses or subnets',
    );
  });
});

describe('ShutdownConfig', () => {
  it('gives requests in flight 25 seconds by default', () => {
    expect(ShutdownConfig.parse(undefined)).toEqual({
      drainSeconds: 0,
      limitSeconds: 25,
    });
  });
});
