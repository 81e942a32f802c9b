import { orgTranslationRef } from '@backstage/plugin-org/alpha';
import { createTranslationMessages } from '@backstage/frontend-plugin-api';

export default createTranslationMessages({
  ref: orgTranslationRef,
  messages: {
    'groupProfileCard.groupNotFound': 'Groupe introuvable',
    'groupProfileCard.editIconButtonTitle': 'Modifier les métadonnées',
    'groupProfileCard.refreshIconButtonTitle': 'Demander une mise à jour',
    'groupProfileCard.refreshIconButtonAriaLabel': 'Mettre à jour',
    'groupProfileCard.listItemTitle.entityRef': 'Référence',
    'groupProfileCard.listItemTitle.email': 'Adresse',
    'groupProfileCard.listItemTitle.parentGroup': 'Groupe parent',
    'groupProfileCard.listItemTitle.childGroups': 'Sous-groupes',
    'membersListCard.cardLabel': 'Page de {{memberName}}',
    'membersListCard.title': 'Membres de {{groupName}}',
    'membersListCard.noMembersDescription': 'Ce groupe n’a aucun membre.',
    'membersListCard.noSearchResult':
      'Aucun membre ne correspond à « {{searchTerm}} ».',
    'membersListCard.aggregateMembersToggle.label': 'Avec les sous-groupes',
    'ownershipCard.title': 'Possède',
    'ownershipCard.aggregateRelationsToggle.label': 'Aussi par ses groupes',
    'userProfileCard.userNotFound': 'Personne introuvable',
    'userProfileCard.editIconButtonTitle': 'Modifier les métadonnées',
    'userProfileCard.listItemTitle.email': 'Adresse',
    'userProfileCard.listItemTitle.memberOf': 'Membre de',
    'userProfileCard.moreGroupButtonTitle': '… et {{number}} de plus',
    'userProfileCard.allGroupDialog.title': 'Tous les groupes de {{name}} :',
    'userProfileCard.allGroupDialog.closeButtonTitle': 'Fermer',
  },
});
