import { CatalogRules } from '../readCatalogConfig';
import { checkComponent } from './checkComponent';

const component = (metadata: object, spec: object = {}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', ...metadata },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'team-shop',
    ...spec,
  },
});

const RULES: CatalogRules = {
  naming: { pattern: /^[a-z-]+$/, severity: 'error' },
  owner: { people: false, inReferentiel: true, severity: 'error' },
  tags: { minimum: 2, required: ['java'], severity: 'warning' },
};
const GROUPS = new Set(['team-shop']);
const GOOD = { tags: ['java', 'web'] };

describe('checkComponent', () => {
  it('finds nothing in a component that follows the rules, or without rules', () => {
    expect(checkComponent(component(GOOD), RULES, GROUPS)).toEqual([]);
    expect(
      checkComponent(component({ name: 'SHOP' }, { owner: '' }), {}),
    ).toEqual([]);
  });

  it.each([
    ['a name', { ...GOOD, name: 'Shop_1' }, {}, 'naming', /does not match/],
    ['no owner', GOOD, { owner: '' }, 'owner', /no owner/],
    ['a person', GOOD, { owner: 'user:jane' }, 'owner', /no group/],
    ['an unknown group', GOOD, { owner: 'team-x' }, 'owner', /no group team-x/],
    ['too few tags', { tags: ['java'] }, {}, 'tags', /1 of at least 2/],
    [
      'a missing tag',
      { tags: ['go', 'web'] },
      {},
      'tags',
      /lacks the tags java/,
    ],
  ])(
    'finds %s, and says what to do',
    (_what, metadata, spec, rule, message) => {
      expect(checkComponent(component(metadata, spec), RULES, GROUPS)).toEqual([
        {
          rule,
          severity: rule === 'tags' ? 'warning' : 'error',
          message: expect.stringMatching(message),
        },
      ]);
    },
  );

  it('takes no group for unknown while the référentiel has not answered', () => {
    expect(checkComponent(component(GOOD, { owner: 'team-x' }), RULES)).toEqual(
      [],
    );
  });
});
