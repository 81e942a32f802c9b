/** What an Argo CD application says of where it deploys to. */
export interface ArgoCdPlace {
  metadata: { labels?: Readonly<Record<string, string>> | null };
  spec: { destination: { namespace?: string; name?: string } };
}

const LABELS = ['environment', 'app.kubernetes.io/environment', 'env'];

/** Argo CD has no environments: a label names it, else the namespace deployed to. */
export const argoCdEnvironment = ({ metadata, spec }: ArgoCdPlace): string => {
  const label = LABELS.map(name => metadata.labels?.[name]).find(Boolean);
  const { namespace, name } = spec.destination;
  return label ?? namespace ?? name ?? 'default';
};
