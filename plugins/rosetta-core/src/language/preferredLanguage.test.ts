import { preferredLanguage } from './preferredLanguage';

describe('preferredLanguage', () => {
  it('takes the first that the browser asks for and the portal speaks', () => {
    expect(preferredLanguage(['de-AT', 'fr-CA', 'en'], ['en', 'fr'])).toBe(
      'fr',
    );
  });

  it('knows none when the portal speaks none of them', () => {
    expect(preferredLanguage(['de', 'nl'], ['en', 'fr'])).toBeUndefined();
  });
});
