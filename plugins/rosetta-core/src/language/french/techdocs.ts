import { techdocsTranslationRef } from '@backstage/plugin-techdocs/alpha';
import { createTranslationMessages } from '@backstage/frontend-plugin-api';

export default createTranslationMessages({
  ref: techdocsTranslationRef,
  messages: {
    'aboutCard.viewTechdocs': 'Documentation',
    'buildLogs.title': 'Construction de la documentation',
    'buildLogs.closeDrawer': 'Fermer',
    'buildLogs.showBuildLogs': 'Voir le journal',
    'buildLogs.waitingForLogs': 'En attente du journal…',
    'stateIndicator.initialBuild.message':
      'Cette documentation est ouverte pour la première fois : elle se prépare. Ensuite, elle s’ouvrira bien plus vite.',
    'stateIndicator.contentStaleRefreshing.message':
      'Une version plus récente de cette documentation se prépare.',
    'stateIndicator.contentStaleReady.message':
      'Une version plus récente de cette documentation est prête.',
    'stateIndicator.contentStaleReady.refreshButton': 'Actualiser',
    'stateIndicator.contentStaleError.message':
      'La version plus récente de cette documentation n’a pas pu être construite.',
    'redirectNotification.redirectNow': 'Y aller maintenant',
    'search.noResults': 'Aucun résultat',
    'search.placeholder': 'Rechercher dans {{entityTitle}}',
    'readerPageHeader.owner': 'Propriétaire',
    'readerPageHeader.lifecycle': 'Cycle de vie',
    'readerPageHeader.source': 'Source',
    'pageWrapper.title': 'Documentation',
    'pageWrapper.subtitle': 'La documentation de {{orgName}}',
    'table.columns.document': 'Document',
    'table.columns.owner': 'Propriétaire',
    'table.columns.kind': 'Nature',
    'table.columns.type': 'Type',
    'table.header.actions': 'Actions',
    'table.toolbar.searchPlaceholder': 'Filtrer',
    'table.pagination.labelRowsSelect': 'lignes',
    'table.body.emptyDataSourceMessage': 'Rien à afficher',
    'table.actions.copyDocsUrl': 'Copier l’adresse de la documentation',
    'table.actions.addToFavorites': 'Ajouter aux favoris',
    'table.actions.removeFromFavorites': 'Retirer des favoris',
    'table.emptyState.title': 'Aucun document à afficher',
    'table.emptyState.description':
      'Écrivez le vôtre : le guide de TechDocs dit comment commencer.',
    'table.emptyState.docsButton': 'Guide',
    'table.title.all': 'Tout',
    'error.couldNotLoad': 'La documentation n’a pas pu être lue.',
    'nav.title': 'Documentation',
    'entityContent.title': 'Documentation',
    'reader.settings': 'Réglages',
  },
});
