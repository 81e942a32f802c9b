import {
  AppRootElementBlueprint,
  NotFoundErrorPage,
  PageLayout,
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import appPlugin from '@backstage/plugin-app';
import {
  NavContentBlueprint,
  SignInPageBlueprint,
  SwappableComponentBlueprint,
} from '@backstage/plugin-app-react';
import { appLanguage } from './language/appLanguage';
import { NoRolePage } from './access/NoRolePage';
import { backstageFrench } from './language/backstageFrench';
import { PageLayout as PortalPageLayout } from './backstagePages/PageLayout';
import { PreloadEntity } from './catalog/PreloadEntity';
import { DocumentLanguage } from './language/DocumentLanguage';
import { PortalLayout } from './layout/PortalLayout';
import { SkipLink } from './layout/SkipLink';
import { NavContent } from './nav/NavContent';
import { CompanySignIn } from './signIn/CompanySignIn';
import { oidcAuthApi, oidcAuthApiRef } from './signIn/oidcAuthApi';
import { icons } from './theme/icons';
import { darkTheme, lightTheme } from './theme/themes';

/** All pages, behind the door. */
const pages = appPlugin.getExtension('app/routes').override({
  *factory(makePages) {
    const element = makePages().get(coreExtensionData.reactElement);
    yield coreExtensionData.reactElement(<NoRolePage>{element}</NoRolePage>);
  },
});

const layout = appPlugin.getExtension('app/layout').override({
  factory: (_make, { inputs }) => [
    coreExtensionData.reactElement(
      <PortalLayout
        nav={inputs.nav.get(coreExtensionData.reactElement)}
        content={inputs.content.get(coreExtensionData.reactElement)}
      />,
    ),
  ],
});

/**
 * Looks for an open session while React draws for the first time: the page, which asks for it too, finds
 * it there.
 */
const signInPage = SignInPageBlueprint.makeWithOverrides({
  factory: (make, { apis }) => {
    // The page says what failed.
    apis
      .get(oidcAuthApiRef)
      ?.getBackstageIdentity({ optional: true })
      .catch(() => {});
    return make({ loader: async () => CompanySignIn });
  },
});

/** What Rosetta changes of the app around its pages: sign-in, navigation, themes, language. */
export const appModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    pages,
    layout,
    oidcAuthApi,
    appLanguage,
    signInPage,
    SwappableComponentBlueprint.make({
      name: 'core-not-found-error-page',
      params: define =>
        define({
          component: NotFoundErrorPage,
          loader: () =>
            import('./notFound/NotFoundPage').then(m => m.NotFoundPage),
        }),
    }),
    SwappableComponentBlueprint.make({
      name: 'core-page-layout',
      params: define =>
        define({ component: PageLayout, loader: () => PortalPageLayout }),
    }),
    NavContentBlueprint.make({ params: { component: NavContent } }),
    AppRootElementBlueprint.make({
      name: 'skip-link',
      params: { element: <SkipLink /> },
    }),
    AppRootElementBlueprint.make({
      name: 'preload-entity',
      params: { element: <PreloadEntity /> },
    }),
    AppRootElementBlueprint.make({
      name: 'document-language',
      params: { element: <DocumentLanguage /> },
    }),
    ...backstageFrench,
    icons,
    lightTheme,
    darkTheme,
  ],
});
