import { EnvironmentTier } from '@rosetta/contracts/monitoring';

/** Whether an environment is production: as its tier says, else as its name does. */
export const isProduction = (name: string, tier: EnvironmentTier | null) =>
  tier === null ? name.toLowerCase().startsWith('prod') : tier === 'production';

/** What an Argo CD application tells of where it deploys to. */
export interface ArgoCdPlace {
  metadata: { labels?: Readonly<Record<string, string>> | null };
  spec: { destination: { namespace?: string; name?: string } };
}

const LABELS = ['environment', 'app.kubernetes.io/environment', 'env'];

/** Argo CD knows no environments: a label says it, else the namespace deployed to. */
export const argoCdEnvironment = ({ metadata, spec }: ArgoCdPlace): string => {
  const label = LABELS.map(name => metadata.labels?.[name]).find(Boolean);
  const { namespace, name } = spec.destination;
  return label ?? namespace ?? name ?? 'default';
};
