import appPlugin from '@backstage/plugin-app';
import { preferredLanguage } from './preferredLanguage';

/** Until a person chooses a language, the portal speaks the one their browser asks for. */
export const appLanguage = appPlugin
  .getExtension('api:app/app-language')
  .override({
    factory: (originalFactory, { config }) =>
      originalFactory({
        config: {
          ...config,
          defaultLanguage:
            preferredLanguage(
              navigator.languages,
              config.availableLanguages ?? [],
            ) ?? config.defaultLanguage,
        },
      }),
  });
