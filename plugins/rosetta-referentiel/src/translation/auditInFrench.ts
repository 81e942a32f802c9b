/** Of the audit: its page, what an entry says, and whether it is as it was written. */
export const auditInFrench = {
  'audit.title': 'Audit',
  'audit.line':
    'Qui a changé quoi dans le référentiel, quand et pourquoi, et si quelqu’un l’a altéré depuis',
  'audit.filters': 'Filtres',
  'audit.none': 'Aucune entrée ne correspond',
  'audit.noneHelp': 'Retirez un filtre, ou choisissez une période plus longue.',
  'audit.exportFailed': 'Le fichier n’a pas pu être téléchargé',
  'audit.anyKind': 'Toutes les sortes',
  'audit.filter.actor': 'Qui',
  'audit.filter.kind': 'Sorte',
  'audit.filter.entity': 'Identifiant',
  'audit.filter.request': 'Requête',
  'audit.filter.from': 'À partir du',
  'audit.filter.to': 'Avant le',
  'audit.actorHelp': 'user:default/jane',
  'audit.kind.application': 'Application',
  'audit.kind.group': 'Groupe',
  'audit.kind.relation': 'Relation',
  'audit.kind.pivot': 'Identifiant dans un outil',
  'audit.kind.attestation': 'Attestation',
  'audit.kind.audit-chain': 'L’audit lui-même',
  'audit.op.create': 'Création',
  'audit.op.update': 'Modification',
  'audit.op.delete': 'Fin',
  'audit.op.erase': 'Retrait de tout temps',
  'audit.op.attest': 'Confirmation',
  'audit.op.begin': 'Chaînage',
  'audit.op.fork': 'Restauration d’une sauvegarde',
  'audit.column.at': 'Quand',
  'audit.column.actor': 'Qui',
  'audit.column.kind': 'Quoi',
  'audit.column.entityId': 'Identifiant',
  'audit.column.op': 'Changement',
  'audit.column.reason': 'Pourquoi',
  'audit.column.changeRequest': 'Demande de changement',
  'audit.column.seq': 'Numéro',
  'audit.column.requestId': 'Requête',
  'audit.column.approver': 'Approuvé par',
  'audit.entry.title': 'Entrée {{seq}}',
  'audit.entry.open': 'Afficher',
  'audit.entry.openOf': 'Afficher l’entrée {{seq}}',
  'audit.entry.close': 'Fermer',
  'audit.entry.changes': 'Ce qui a changé',
  'audit.entry.field': 'Champ',
  'audit.entry.before': 'Avant',
  'audit.entry.after': 'Après',
  'audit.entry.same': 'Aucun champ ne diffère.',
  'audit.entry.since': '{{field}}, à partir du {{from}}',
  'audit.entry.chained': 'Chaînée avec la clé {{key}} : {{mac}}',
  'audit.entry.noReason':
    'Non conservé pour les changements de cette époque : la demande de changement le dit',
  'audit.verify.title': 'Est-il tel qu’il a été écrit ?',
  'audit.verify.help':
    'Chaque entrée est chaînée à la précédente avec une clé que la base n’a pas, et des points de contrôle signés disent jusqu’où va la chaîne.',
  'audit.verify.run': 'Vérifier',
  'audit.verify.running': 'Vérification…',
  'audit.verify.valid_one': 'Valide : une entrée est telle qu’écrite',
  'audit.verify.valid_other':
    'Valide : {{count}} entrées sont telles qu’écrites',
  'audit.verify.broken': 'L’entrée {{seq}} n’est pas telle qu’écrite',
  'audit.verify.before_one': 'Celle qui la précède l’est.',
  'audit.verify.before_other': 'Les {{count}} qui la précèdent le sont.',
  'audit.verify.checkpoint':
    'Signé jusqu’à l’entrée {{seq}} le {{at}} : rien jusque-là n’a pu être coupé.',
  'audit.verify.noCheckpoint':
    'Aucun point de contrôle n’est encore signé : une fin coupée ne se verrait pas.',
  'audit.verify.reason.missing':
    'Elle a disparu : celle qui est à sa place a été écrite après elle.',
  'audit.verify.reason.moved':
    'Ce qui est à cette place a été écrit pour une autre.',
  'audit.verify.reason.altered':
    'L’un de ses champs n’est pas ce qui a été chaîné.',
  'audit.verify.reason.mac':
    'Son code n’est pas celui que donne la clé : elle a été chaînée de nouveau, ou la clé est une autre.',
  'audit.verify.reason.unknown-key':
    'Le service n’a pas de clé du nom qu’elle donne.',
  'audit.verify.reason.unchained': 'Elle n’est pas chaînée.',
  'audit.verify.reason.cut':
    'L’audit s’arrête avant elle, et un point de contrôle signé dit qu’elle était là.',
  'audit.verify.reason.checkpoint':
    'Un point de contrôle signé connaît une autre entrée à cette place : quelqu’un qui a la clé l’a réécrite.',
  'audit.verify.reason.checkpoint-signature':
    'Son point de contrôle n’est pas signé par une clé que le service connaît.',
  'audit.verify.reason.fork':
    'Elle dit qu’une sauvegarde a été restaurée, et n’est pas signée, ou nomme moins que ce qui a disparu.',
};
