/** The same as `maintenance.ts`, in French. */
export const maintenanceInFrench = {
  'maintenance.title': 'Fenêtres de maintenance',
  'maintenance.line':
    'Des moments où l’on travaille sur des applications : ils ne comptent dans aucun budget d’erreur, et personne n’est alerté',
  'maintenance.none': 'Aucune fenêtre de maintenance n’est déclarée',
  'maintenance.noneHelp':
    'Déclarez-en une avant le début des travaux, pour qu’ils ne consomment aucun budget.',
  'maintenance.noneRead':
    'Un administrateur de la supervision (Rosetta_Monitoring_Admin) les déclare ici.',
  'maintenance.declare': 'Déclarer une maintenance',
  'maintenance.changeOf': 'Modifier « {{name}} »',
  'maintenance.save': 'Enregistrer',
  'maintenance.cancel': 'Annuler cette maintenance',
  'maintenance.changedSince':
    'Quelqu’un a modifié cette fenêtre entre-temps. Fermez le formulaire et regardez-la à nouveau.',
  'maintenance.will':
    'Les objectifs de ces applications sont recalculés sans ces minutes.',
  'maintenance.utc': 'En UTC',
  'maintenance.state.planned': 'Prévue',
  'maintenance.state.now': 'En cours',
  'maintenance.state.over': 'Terminée',
  'maintenance.state.cancelled': 'Annulée',
  'maintenance.field.name': 'Nom',
  'maintenance.field.applications': 'Applications',
  'maintenance.field.from': 'Du',
  'maintenance.field.to': 'Au',
  'maintenance.field.reason': 'Raison',
  'maintenance.field.state': 'État',
  'maintenance.field.by': 'Modifiée par',
  'maintenance.problem.required': 'est nécessaire',
  'maintenance.problem.afterFrom': 'doit être après le début',
};
