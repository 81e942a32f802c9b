import { z } from 'zod';
import { describeConfigProblems } from './describeConfigProblems';
import {
  databasesSection,
  rosettaSection,
  servicesSection,
  strictSection,
} from './section';

const Entry = strictSection({ baseUrl: z.string() }, ['port']);

const Config = rosettaSection({
  finops: strictSection({
    currency: z.string().default('USD'),
    schedules: strictSection({ costs: z.string().optional() }).prefault({}),
  }).prefault({}),
  sources: strictSection({
    gitlab: strictSection({ requestsPerMinute: z.number() }).optional(),
  }).prefault({}),
  services: servicesSection({ 'finops-api': Entry }).optional(),
  databases: databasesSection({}).optional(),
});

const problemsOf = (value: object) => {
  const read = Config.safeParse(value, { reportInput: true });
  return read.success ? [] : describeConfigProblems(Config, read.error);
};

describe('rosettaSection', () => {
  it('lets sections and entries of other processes through unread', () => {
    expect(
      problemsOf({
        monitoring: { anything: 1 },
        roles: {},
        rawStore: { kind: 'postgres' },
        services: { 'finops-batch': { port: 1 }, 'finops-api': { baseUrl: 'x', port: 1 } },
        databases: { monitoring_db: {} },
        defaults: { service: { host: '0.0.0.0' } },
      }),
    ).toEqual([]); // prettier-ignore
  });

  it('keeps nothing of what it does not read', () => {
    const read = Config.parse({ rawStore: { connection: 's3cret' } });
    expect(JSON.stringify(read)).not.toContain('s3cret');
  });

  it('names an entry that was renamed, and its name now', () => {
    expect(problemsOf({ finops: { schedule: '0 2 * * *' } })).toEqual([
      'rosetta.finops.schedule: not a known entry; remove it, or rename it to rosetta.finops.schedules',
    ]);
  });

  it('finds the place to which an entry was moved', () => {
    expect(problemsOf({ finops: { gitlabRequestsPerMinute: 600 } })).toEqual([
      'rosetta.finops.gitlabRequestsPerMinute: not a known entry; remove it, or rename it to rosetta.sources.gitlab.requestsPerMinute',
    ]);
  });

  it('lists what may stand there when nothing looks like it', () => {
    expect(problemsOf({ finops: { schedules: { nightly: '' } } })).toEqual([
      'rosetta.finops.schedules.nightly: not a known entry; remove it, or correct its name to one of costs',
    ]);
  });

  it.each([
    [{ finop: {} }, 'rosetta.finop'],
    [
      { services: { 'finops-api': { baseUrl: 'x' }, 'finop-api': {} } },
      'rosetta.services.finop-api',
    ],
    [{ databases: { finops: {} } }, 'rosetta.databases.finops'],
    [{ defaults: { service: { url: '' } } }, 'rosetta.defaults.service.url'],
  ])('refuses %j', (value, path) => {
    expect(problemsOf(value)).toEqual([
      expect.stringMatching(`^${path}: not a known entry; remove it`),
    ]);
  });

  it('never shows a value', () => {
    expect(problemsOf({ password: 's3cret' }).join()).not.toContain('s3cret');
  });
});
