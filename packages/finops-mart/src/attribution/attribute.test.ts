import { Referentiel } from '@rosetta/service-kit';
import { AttributableCharge, createAttribution } from './attribute';

const ALWAYS = { validFrom: null, validTo: null };
type PivotOf = Referentiel['pivots'][number];

const pivot = (
  type: PivotOf['type'],
  value: string,
  application: string,
  validity: Partial<typeof ALWAYS | PivotOf> = {},
): PivotOf => ({ type, value, application, ...ALWAYS, ...validity });

const application = (id: string, group = 'grp-shop', validity = {}) => ({
  id,
  name: id,
  group,
  ...ALWAYS,
  ...validity,
});

const APPLICATIONS = ['app-a', 'app-b', 'app-c'].map(id => application(id));

const charge = (given: Partial<AttributableCharge>): AttributableCharge => ({
  chargePeriodStart: '2024-09-15T00:00:00.000Z',
  providerName: 'AWS',
  resourceId: null,
  subAccountId: null,
  tags: {},
  tagsUnreadable: false,
  ...given,
});

const attribution = (
  pivots: PivotOf[],
  { tagKeys = [] as string[], applications = APPLICATIONS } = {},
) => createAttribution({ applications, groups: [], pivots }, tagKeys);

describe('attribution', () => {
  const PIVOTS = [
    pivot('focus:resource', 'arn:1', 'app-a'),
    pivot('focus:tag', 'application=Shop', 'app-b'),
    pivot('focus:tag', 'team=Web', 'app-c'),
    pivot('focus:subaccount', '42', 'app-c'),
  ];
  const everything = {
    resourceId: 'arn:1',
    tags: { application: 'Shop' },
    subAccountId: '42',
  };

  it('goes by resource, else a tag, else sub-account', () => {
    const attribute = attribution(PIVOTS);
    const attributedApplication = (given: Partial<AttributableCharge>) =>
      (attribute(charge(given)) as { application: string }).application;
    expect(attributedApplication(everything)).toBe('app-a');
    expect(attributedApplication({ ...everything, resourceId: 'arn:2' })).toBe(
      'app-b',
    );
    expect(
      attributedApplication({ subAccountId: '42', tags: { a: 'b' } }),
    ).toBe('app-c');
  });

  it('never takes a tag for an application without a pivot', () => {
    const attribute = attribution(PIVOTS);
    expect(attribute(charge({ tags: { application: 'app-a' } }))).toBe(
      'no-pivot',
    );
    expect(attribute(charge({ tags: { application: 'shop' } }))).toBe(
      'no-pivot',
    );
  });

  const twoTags = charge({
    tags: { team: 'Web', application: 'Shop' },
    subAccountId: '42',
  });

  it('between two tags goes by the order of the keys', () => {
    expect(
      attribution(PIVOTS, { tagKeys: ['application', 'team'] })(twoTags),
    ).toMatchObject({ application: 'app-b' });
    expect(
      attribution(PIVOTS, { tagKeys: ['none', 'team', 'application'] })(
        twoTags,
      ),
    ).toMatchObject({ application: 'app-c' });
  });

  it('between two tags without an order is not direct, whatever the sub-account says', () => {
    expect(attribution(PIVOTS)(twoTags)).toBe('ambiguous-tags');
    expect(attribution(PIVOTS, { tagKeys: ['cost-centre'] })(twoTags)).toBe(
      'ambiguous-tags',
    );
  });

  it('needs no order when both tags name the same application', () => {
    const same = [...PIVOTS, pivot('focus:tag', 'app=Shop', 'app-b')];
    expect(
      attribution(same)(charge({ tags: { app: 'Shop', application: 'Shop' } })),
    ).toMatchObject({ application: 'app-b' });
  });

  it('takes the pivot that is valid when the charge begins, its end not included', () => {
    const attribute = attribution([
      pivot('focus:resource', 'arn:1', 'app-a', {
        validTo: '2024-09-15T00:00:00.000Z',
      }),
      pivot('focus:resource', 'arn:1', 'app-b', {
        validFrom: '2024-09-15T00:00:00.000Z',
        validTo: '2024-10-01T00:00:00.000Z',
      }),
    ]);
    const at = (chargePeriodStart: string) =>
      attribute(charge({ resourceId: 'arn:1', chargePeriodStart }));
    expect(at('2024-09-14T23:59:59.999Z')).toMatchObject({
      application: 'app-a',
    });
    expect(at('2024-09-15T00:00:00.000Z')).toMatchObject({
      application: 'app-b',
    });
    expect(at('2024-10-01T00:00:00.000Z')).toBe('pivot-not-valid');
  });

  it('names the group that owned the application then', () => {
    const attribute = attribution([pivot('focus:resource', 'arn:1', 'app-a')], {
      applications: [
        application('app-a', 'grp-old', {
          validTo: '2024-09-10T00:00:00.000Z',
        }),
        application('app-a', 'grp-new', {
          validFrom: '2024-09-10T00:00:00.000Z',
        }),
      ],
    });
    const groupAt = (chargePeriodStart: string) =>
      attribute(charge({ resourceId: 'arn:1', chargePeriodStart }));
    expect(groupAt('2024-09-09T00:00:00.000Z')).toEqual({
      application: 'app-a',
      group: 'grp-old',
    });
    expect(groupAt('2024-09-10T00:00:00.000Z')).toEqual({
      application: 'app-a',
      group: 'grp-new',
    });
  });

  it('is to nobody when the application did not exist then', () => {
    const attribute = attribution([pivot('focus:resource', 'arn:1', 'app-a')], {
      applications: [
        application('app-a', 'grp-shop', {
          validFrom: '2025-01-01T00:00:00.000Z',
        }),
      ],
    });
    expect(attribute(charge({ resourceId: 'arn:1' }))).toBe(
      'application-not-valid',
    );
  });

  it('tries the next kind of pivot when the application of one is not valid then', () => {
    const attribute = attribution(PIVOTS, {
      applications: [
        application('app-a', 'grp-shop', {
          validTo: '2024-09-01T00:00:00.000Z',
        }),
        application('app-b'),
      ],
    });
    expect(attribute(charge(everything))).toMatchObject({
      application: 'app-b',
    });
  });

  it('prefers a pivot that names the provider, and matches no other provider by it', () => {
    const attribute = attribution([
      pivot('focus:subaccount', '42', 'app-a'),
      pivot('focus:subaccount', 'Azure|42', 'app-b'),
      pivot('focus:subaccount', 'Azure|43', 'app-b'),
    ]);
    const of = (providerName: string | null, subAccountId: string) =>
      attribute(charge({ providerName, subAccountId }));
    expect(of('Azure', '42')).toMatchObject({ application: 'app-b' });
    expect(of('AWS', '42')).toMatchObject({ application: 'app-a' });
    expect(of(null, '42')).toMatchObject({ application: 'app-a' });
    expect(of('AWS', '43')).toBe('no-pivot');
  });

  it('says when a charge names nothing, or only tags that nobody can read', () => {
    const attribute = attribution(PIVOTS);
    expect(attribute(charge({}))).toBe('no-identifier');
    expect(attribute(charge({ tagsUnreadable: true }))).toBe('unreadable-tags');
    expect(attribute(charge({ subAccountId: '43' }))).toBe('no-pivot');
  });

  it('is not led astray by tags named like what every object has', () => {
    const tags = JSON.parse('{"__proto__":"x","constructor":"y"}');
    expect(
      attribution(PIVOTS, { tagKeys: ['toString'] })(charge({ tags })),
    ).toBe('no-pivot');
  });
});
