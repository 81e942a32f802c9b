import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';
import { createTranslationMessages } from '@backstage/frontend-plugin-api';

/** Backstage's own words of every page: sign-in, tables, errors. */
export default createTranslationMessages({
  ref: coreComponentsTranslationRef,
  messages: {
    'signIn.title': 'Se connecter',
    'signIn.loginFailed': 'La connexion a échoué',
    skipToContent: 'Aller au contenu',
    'copyTextButton.tooltipText': 'Texte copié',
    'errorPage.goBack': 'Revenir',
    'errorPage.showMoreDetails': 'Plus de détails',
    'errorPage.showLessDetails': 'Moins de détails',
    'supportButton.title': 'Aide',
    'supportButton.close': 'Fermer',
    'table.filter.title': 'Filtres',
    'table.filter.clearAll': 'Tout effacer',
    'table.filter.placeholder': 'Tous les résultats',
    'table.body.emptyDataSourceMessage': 'Rien à afficher',
    'table.pagination.firstTooltip': 'Première page',
    'table.pagination.labelDisplayedRows': '{from}–{to} sur {count}',
    'table.pagination.labelRowsSelect': 'lignes',
    'table.pagination.lastTooltip': 'Dernière page',
    'table.pagination.nextTooltip': 'Page suivante',
    'table.pagination.previousTooltip': 'Page précédente',
    'table.toolbar.search': 'Filtrer',
    'table.header.actions': 'Actions',
    'dependencyGraph.fullscreenTooltip': 'Plein écran',
  },
});
