/** The same as `periods.ts`, in French. */
export const periodsFrench = {
  'periods.open': 'Mois',
  'periods.title': 'Mois',
  'periods.about':
    'Chaque mois publié. Les chiffres d’un mois clos restent ce qu’ils sont, quoi qu’il arrive encore pour lui.',
  'periods.none': 'Aucun mois n’est encore publié',
  'periods.noneHelp':
    'Un mois est ici dès que sa facture est importée et que son traitement a été exécuté.',
  'periods.state.open': 'Ouvert',
  'periods.state.closed': 'Clos',
  'periods.column.month': 'Mois',
  'periods.column.state': 'État',
  'periods.column.pending': 'Rectifications en attente',
  'periods.column.published': 'Publié',
  'periods.column.lines': 'Lignes',
  'periods.column.currencies': 'Devises',
  'periods.column.closedBy': 'Clos par',
  'periods.column.closedAt': 'Clos',
  'periods.column.reason': 'Motif',
  'periods.column.act': 'Action',
  'periods.close': 'Clore',
  'periods.reopen': 'Rouvrir',
  'periods.closeOf': 'Clore {{month}}',
  'periods.reopenOf': 'Rouvrir {{month}}',
  'periods.willClose':
    'Les chiffres publiés de {{month}} restent ce qu’ils sont. Une exécution de ce mois calcule, et ne publie rien, jusqu’à ce qu’il soit rouvert.',
  'periods.willReopen':
    'La prochaine exécution de {{month}} publie de nouveau. D’ici là, ses chiffres restent ce qu’ils sont.',
  'periods.reason': 'Motif',
  'periods.reasonHelp': 'Gardé dans la piste d’audit',
};
