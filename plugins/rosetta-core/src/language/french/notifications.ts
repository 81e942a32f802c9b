import { notificationsTranslationRef } from '@backstage/plugin-notifications/alpha';
import { createTranslationMessages } from '@backstage/frontend-plugin-api';

export default createTranslationMessages({
  ref: notificationsTranslationRef,
  messages: {
    'notificationsPage.title': 'Notifications',
    'notificationsPage.tableTitle.all_one':
      'Toutes les notifications ({{count}})',
    'notificationsPage.tableTitle.all_other':
      'Toutes les notifications ({{count}})',
    'notificationsPage.tableTitle.saved_one':
      'Notifications gardées ({{count}})',
    'notificationsPage.tableTitle.saved_other':
      'Notifications gardées ({{count}})',
    'notificationsPage.tableTitle.unread_one':
      'Notifications non lues ({{count}})',
    'notificationsPage.tableTitle.unread_other':
      'Notifications non lues ({{count}})',
    'notificationsPage.tableTitle.read_one': 'Notifications lues ({{count}})',
    'notificationsPage.tableTitle.read_other': 'Notifications lues ({{count}})',
    'filters.title': 'Filtres',
    'filters.view.label': 'Montrer',
    'filters.view.unread': 'Non lues',
    'filters.view.read': 'Lues',
    'filters.view.saved': 'Gardées',
    'filters.view.all': 'Toutes',
    'filters.createdAfter.label': 'Envoyées',
    'filters.createdAfter.placeholder': 'Notifications depuis',
    'filters.createdAfter.last24h': 'Depuis 24 h',
    'filters.createdAfter.lastWeek': 'Depuis une semaine',
    'filters.createdAfter.anyTime': 'À tout moment',
    'filters.sortBy.label': 'Trier par',
    'filters.sortBy.placeholder': 'Champ de tri',
    'filters.sortBy.newest': 'Récentes',
    'filters.sortBy.oldest': 'Anciennes',
    'filters.sortBy.topic': 'Sujet',
    'filters.sortBy.origin': 'Origine',
    'filters.severity.label': 'Gravité minimale',
    'filters.severity.critical': 'Critique',
    'filters.severity.high': 'Élevée',
    'filters.severity.normal': 'Normale',
    'filters.severity.low': 'Faible',
    'filters.topic.label': 'Sujet',
    'filters.topic.anyTopic': 'Tous les sujets',
    'table.emptyMessage': 'Rien à afficher',
    'table.pagination.firstTooltip': 'Première page',
    'table.pagination.labelDisplayedRows': '{from}–{to} sur {count}',
    'table.pagination.labelRowsSelect': 'lignes',
    'table.pagination.lastTooltip': 'Dernière page',
    'table.pagination.nextTooltip': 'Page suivante',
    'table.pagination.previousTooltip': 'Page précédente',
    'table.bulkActions.markAllRead': 'Tout marquer comme lu',
    'table.bulkActions.markSelectedAsRead': 'Marquer la sélection comme lue',
    'table.bulkActions.returnSelectedAmongUnread':
      'Remettre la sélection parmi les non lues',
    'table.bulkActions.saveSelectedForLater':
      'Garder la sélection pour plus tard',
    'table.bulkActions.undoSaveForSelected': 'Ne plus garder la sélection',
    'table.confirmDialog.title': 'Tout marquer comme lu ?',
    'table.confirmDialog.markAllReadDescription':
      'Toutes les notifications seront marquées comme lues.',
    'table.confirmDialog.markAllReadConfirmation': 'Tout marquer',
    'table.confirmDialog.cancel': 'Annuler',
    'table.errors.markAllReadFailed':
      'Les notifications n’ont pas pu être marquées comme lues',
    'sidebar.title': 'Notifications',
    'sidebar.errors.markAsReadFailed':
      'La notification n’a pas pu être marquée comme lue',
    'sidebar.errors.fetchNotificationFailed':
      'La notification n’a pas pu être lue',
    'settings.title': 'Réglages des notifications',
    'settings.errorTitle': 'Les réglages n’ont pas pu être lus',
    'settings.noSettingsAvailable': 'Aucun réglage pour l’instant',
    'settings.table.origin': 'Origine',
    'settings.table.topic': 'Sujet',
  },
});
