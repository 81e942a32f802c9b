/** The same as `saving.ts`, in French. */
export const savingFrench = {
  'saving.failed': 'Rien n’a été enregistré',
  'saving.refused':
    'Rien n’a été enregistré : corrigez ceci, et enregistrez de nouveau',
  'saving.problem': '{{where}} : {{problem}}',
  'saving.line': 'Ligne {{line}}',
  'saving.entry': 'Saisie {{entry}}',
  'saving.more_one': 'et une autre',
  'saving.more_other': 'et {{count}} autres',
};
