/**
 * The first language the person's browser asks for that the portal speaks, by its primary
 * subtag: `fr-CA` is served by `fr`. Undefined when none is.
 */
export const preferredLanguage = (
  wanted: readonly string[],
  available: readonly string[],
): string | undefined =>
  wanted
    .map(language => new Intl.Locale(language).language)
    .find(language => available.includes(language));
