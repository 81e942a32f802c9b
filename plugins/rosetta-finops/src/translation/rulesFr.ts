/** The same as `rules.ts`, in French. */
export const rulesFrench = {
  'rules.open': 'Règles',
  'rules.title': 'Règles de répartition',
  'rules.about':
    'Elles répartissent ce qui n’appartient à aucune application. Une charge est prise par la première règle, par priorité, dont elle remplit les conditions.',
  'rules.one': 'Règle de répartition : ce qu’elle prend, et qui le porte',
  'rules.none': 'Il n’y a aucune règle de répartition',
  'rules.noneHelp':
    'Sans règle, ce qu’aucun pivot n’attribue reste non attribué. Un administrateur FinOps (Rosetta_FinOps_Admin) crée les règles ici.',
  'rules.create': 'Nouvelle règle',
  'rules.change': 'Modifier',
  'rules.changeOf': 'Modifier « {{name}} »',
  'rules.save': 'Créer la règle',
  'rules.saveChange': 'Modifier la règle',
  'rules.close': 'Fermer',
  'rules.discard': 'Effacer le brouillon',
  'rules.history': 'Historique',
  'rules.since': 'à partir du {{from}}',
  'rules.fromTo': 'du {{from}} jusqu’au {{to}} exclu',
  'rules.kindOfChange': 'Nature de la modification',
  'rules.newVersion':
    'Quelque chose change : une nouvelle version, et la précédente s’arrête là',
  'rules.correction':
    'La version {{version}} était fausse : la corriger, pour tout le temps où elle vaut',
  'rules.will':
    'Les charges à partir du {{from}} suivent cette règle dès la prochaine exécution de leur mois. D’ici là, les chiffres publiés restent.',
  'rules.changedSince':
    'Quelqu’un a modifié cette règle entre-temps. Ce que vous avez écrit est gardé : fermez ce formulaire, regardez la règle telle qu’elle est, et rouvrez-le.',
  'rules.nameTaken':
    'Il y a déjà une règle de ce nom. Modifiez-la, ou choisissez un autre nom.',
  'rules.state.active': 'Active',
  'rules.state.upcoming': 'À venir',
  'rules.state.ended': 'Terminée',
  'rules.state.corrected': 'Corrigée',
  'rules.method.even': 'À parts égales',
  'rules.method.fixed': 'Coefficients fixes',
  'rules.method.proportional': 'Au prorata',
  'rules.methodAbout.even': 'À parts égales : chaque cible porte autant',
  'rules.methodAbout.fixed':
    'Coefficients fixes : chaque application porte la part indiquée ici',
  'rules.methodAbout.proportional':
    'Au prorata : du coût direct de chaque cible, ou de ce qu’elle a consommé',
  'rules.basis.directCost': 'coût direct',
  'rules.basis.categories': 'coût direct ({{categories}})',
  'rules.basis.consumption': 'consommation « {{metric}} »',
  'rules.target.all': 'Toutes les applications',
  'rules.target.applications': 'Applications',
  'rules.target.groups': 'Groupes',
  'rules.target.attribute': 'Applications ayant un attribut',
  'rules.target.everyone': 'Toutes les applications',
  'rules.target.ofGroups': 'Applications de {{groups}}',
  'rules.target.with': 'Applications avec {{name}} = {{value}}',
  'rules.scopeAll': 'Toute charge qu’aucune règle avant elle ne prend',
  'rules.scopeField.application': 'Application',
  'rules.scopeField.domain': 'Domaine',
  'rules.scopeField.family': 'Famille',
  'rules.scopeField.product': 'Produit',
  'rules.scopeField.provider': 'Fournisseur',
  'rules.scopeField.account': 'Sous-compte',
  'rules.scopeField.resource': 'Ressource',
  'rules.scopeField.tag': 'Étiquette',
  'rules.scopeField.chargeCategory': 'Catégorie de charge',
  'rules.scopeField.commitmentDiscountStatus': 'Remise d’engagement',
  'rules.scopeField.capacityReservationStatus': 'Réservation de capacité',
  'rules.column.priority': 'Priorité',
  'rules.column.name': 'Règle',
  'rules.column.state': 'État',
  'rules.column.scope': 'Prend',
  'rules.column.method': 'Répartit',
  'rules.column.targets': 'Porté par',
  'rules.column.validity': 'Validité',
  'rules.column.versions': 'Versions',
  'rules.column.version': 'Version',
  'rules.column.who': 'Modifiée par',
  'rules.column.when': 'Modifiée',
  'rules.column.reason': 'Motif',
  'rules.column.id': 'Identifiant',
  'rules.field.name': 'Nom',
  'rules.field.validFrom': 'Valable à partir du',
  'rules.field.validTo': 'Valable jusqu’au',
  'rules.field.scope': 'Quelles charges elle prend',
  'rules.field.scopeField': 'Champ',
  'rules.field.basis': 'Au prorata de',
  'rules.field.attributeName': 'Attribut',
  'rules.field.attributeValue': 'Valeur',
  'rules.field.coefficients': 'Coefficients',
  'rules.priorityHelp': 'La plus petite passe d’abord',
  'rules.reasonHelp':
    'Gardé avec la règle, pour tous ceux qui liront un chiffre qu’elle a fait',
  'rules.validFromHelp': 'Le premier jour, UTC',
  'rules.validToHelp':
    'Le premier jour où elle ne vaut plus ; vide : elle reste',
  'rules.scopeHelp': 'Une charge doit remplir toutes ces conditions.',
  'rules.scopeAllHelp':
    'Rien d’indiqué : la règle prend toute charge sans propriétaire qu’aucune règle avant elle ne prend.',
  'rules.addScope': 'Ajouter une condition',
  'rules.removeScope': 'Retirer la condition {{field}}',
  'rules.basisHelp':
    '« direct-cost », « direct-cost:Usage,Purchase » pour ces seules catégories de charge, ou « consumption: » et une métrique',
  'rules.allHelp':
    'Chaque application qui a un poids dans le mois de la charge',
  'rules.sum': 'Leur somme est {{sum}}.',
  'rules.reprocess.months': 'Publier à nouveau',
  'rules.reprocess.help':
    'Ces mois sont retraités dès que la règle est enregistrée, et leurs chiffres changent ; tous les autres la suivent à leur prochaine exécution.',
  'rules.reprocess.failed': '{{month}} n’a pas pu être mis en file',
  'rules.consumed.title': 'Ce qui a été consommé : {{metric}}, {{month}}',
  'rules.consumed.about':
    'Selon ces quantités, la règle répartit les coûts de ce mois, sauf si une charge est d’un produit qui a ses propres quantités.',
  'rules.consumed.nothing':
    'Aucune quantité de {{metric}} n’est connue pour {{month}}',
  'rules.consumed.nothingHelp':
    'La règle laisse alors ses charges comme elles sont. Faites livrer les quantités par une source, ou importez-les, et relancez le mois.',
  'rules.preview.title': 'Ce qui changerait',
  'rules.preview.month': 'Essayée sur',
  'rules.preview.run': 'Voir ce qui changerait',
  'rules.preview.running': 'Nouvelle répartition du mois',
  'rules.preview.table': 'Ce qui changerait, par application',
  'rules.preview.taken': '{{count}} charges prises :',
  'rules.preview.takesNothing': 'Ne prend aucune charge ({{currency}})',
  'rules.preview.unallocated': 'Non attribué',
  'rules.preview.nothing':
    'Rien ne change dans ce mois. Voyez « Valable à partir du », les conditions, et les règles qui passent avant.',
  'rules.preview.stale':
    'Le formulaire a changé depuis : voyez à nouveau ce qui changerait.',
  'rules.preview.closed':
    '{{month}} est clos : une exécution ne publierait rien, et noterait l’écart comme une rectification.',
  'rules.preview.weightless':
    'Aucune application n’a de poids en {{month}} : {{count}} charges resteraient où elles sont.',
  'rules.preview.from':
    'Calculé comme le ferait une exécution, à partir de la facture, de la consommation et du référentiel tels que publiés',
  'rules.preview.withoutRestated':
    'Sans les rectifications imputées à ce mois : aucune règle ne les déplace.',
  'rules.preview.column.application': 'Application',
  'rules.preview.column.was': 'Était',
  'rules.preview.column.would': 'Serait',
  'rules.preview.column.difference': 'Écart',
  'rules.preview.column.currency': 'Devise',
  'rules.refusal.overlaps':
    'recouvre la version {{version}}, valable à partir du {{from}} ; choisissez un premier jour plus tard, une fin d’ici là, ou corrigez cette version',
  'rules.refusal.notCorrectable':
    'la version {{version}} ne peut pas être corrigée ; voyez l’historique de la règle',
  'rules.refusal.basis':
    'doit être « direct-cost », « direct-cost: » et des catégories de charge séparées par des virgules, ou « consumption: » et une métrique',
  'rules.refusal.keyValue': 'doit être de la forme clé=valeur',
  'rules.refusal.idLetters':
    'ne peut contenir que des minuscules, des chiffres, . _ -',
  'rules.refusal.missing': 'est nécessaire',
  'rules.refusal.tooLarge': 'est trop long, ou un nombre trop grand',
  'rules.refusal.sum': 'doit avoir 1 pour somme',
  'rules.refusal.duplicate': 'nomme deux fois la même chose',
  'rules.problem.required': 'Ce champ est nécessaire.',
  'rules.problem.wholeNumber': 'Il faut un nombre entier.',
  'rules.problem.afterFrom': 'Il faut une date après le premier jour.',
  'rules.problem.chooseOne': 'Choisissez-en au moins un.',
  'rules.problem.sum': 'Leur somme doit être 1.',
};
