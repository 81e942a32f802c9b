/** The same as `policy.ts`, in French. */
export const policyInFrench = {
  'policy.title': 'Politique de budget d’erreur',
  'policy.line':
    'Ce qu’il faut faire quand un budget d’erreur s’épuise, et ce qui a été décidé',
  'policy.says': 'Ce que dit la politique',
  'policy.first':
    'Personne n’a encore convenu d’une politique : voici celle de départ de Rosetta, comme dans le SRE workbook.',
  'policy.agreed': 'Révision {{revision}}, {{at}},',
  'policy.gate':
    'Le feu vert aux changements suit une politique convenue et les décisions en vigueur : un gel arrête, une exception fait d’un arrêt une question et d’une question un feu vert.',
  'policy.noSteps': 'Rien n’est demandé, si peu qu’il reste.',
  'policy.change': 'Modifier la politique',
  'policy.save': 'Enregistrer la politique',
  'policy.changedSince':
    'Quelqu’un a modifié la politique entre-temps. Fermez le formulaire et regardez-la à nouveau.',
  'policy.decisions': 'Décisions',
  'policy.decide': 'Décider d’un budget',
  'policy.saveDecision': 'Enregistrer la décision',
  'policy.withdraw': 'Lever',
  'policy.decisionWill':
    'Elle est gardée avec l’état actuel de l’objectif, et le feu vert aux changements la suit dès maintenant.',
  'policy.untilHelp': 'En UTC ; vide, elle vaut jusqu’à la prochaine décision.',
  'policy.all': 'Toutes les décisions',
  'policy.none': 'Aucune décision ne correspond',
  'policy.noneHelp':
    'Décidez d’un budget quand les livraisons continuent malgré la politique, ou doivent cesser avant qu’elle le demande.',
  'policy.noneRead':
    'Un administrateur de la supervision (Rosetta_Monitoring_Admin) enregistre ici ce qui a été décidé.',
  'policy.action.watch': 'Surveiller',
  'policy.action.review': 'Examiner',
  'policy.action.freeze': 'Geler',
  'policy.decision.freeze': 'Gel',
  'policy.decision.exception': 'Exception',
  'policy.decision.resume': 'Levée',
  'policy.decisionHelp.freeze':
    'Les livraisons cessent, quoi qu’il reste du budget.',
  'policy.decisionHelp.exception':
    'Les livraisons continuent, bien que le budget ou la politique s’y oppose.',
  'policy.decisionHelp.resume': 'Ce qui était décidé avant prend fin.',
  'policy.state.inForce': 'En vigueur',
  'policy.state.over': 'Passée',
  'policy.state.withdrawal': 'Levée',
  'policy.column.at': 'Décidée',
  'policy.column.name': 'Objectif',
  'policy.column.application': 'Application',
  'policy.column.decision': 'Décision',
  'policy.column.state': 'État',
  'policy.column.until': 'Jusqu’à',
  'policy.column.reason': 'Motif',
  'policy.column.by': 'Par',
  'policy.column.remaining': 'Restait alors',
  'policy.column.asked': 'Demandé par la politique',
  'policy.column.act': 'Action',
  'policy.step.is': 'À {{below}} du budget ou moins : {{action}}.',
  'policy.step.below': 'Quand il reste (%)',
  'policy.step.action': 'Ce qui est demandé',
  'policy.step.text': 'Ce que cela veut dire ici',
  'policy.step.add': 'Ajouter une étape',
  'policy.step.remove': 'Retirer l’étape à {{below}} %',
  'policy.problem.below': 'Doit être de 0 à 100.',
  'policy.problem.twice': 'Une autre étape l’a déjà.',
};
