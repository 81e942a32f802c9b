/** The same as `importPreview.ts`, in French. */
export const importPreviewFrench = {
  'importPreview.column.line': 'Ligne',
  'importPreview.column.before': 'Actuel',
  'importPreview.column.after': 'Dans le fichier',
  'importPreview.column.change': 'Changement',
  'importPreview.state.new': 'Nouveau',
  'importPreview.state.changed': 'Modifié',
  'importPreview.state.same': 'Inchangé',
  'importPreview.state.wrong': 'Inutilisable',
};
