/** What people call the sources. */
export const SOURCE_NAMES: Readonly<Record<string, string>> = {
  gitlab: 'GitLab',
  argocd: 'Argo CD',
};
