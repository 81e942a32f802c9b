import { preferredLanguage } from './preferredLanguage';

describe('preferredLanguage', () => {
  it('returns the first language of the browser that the portal speaks', () => {
    expect(preferredLanguage(['de-AT', 'fr-CA', 'en'], ['en', 'fr'])).toBe(
      'fr',
    );
  });

  it('returns undefined when the portal speaks none of them', () => {
    expect(preferredLanguage(['de', 'nl'], ['en', 'fr'])).toBeUndefined();
  });
});
