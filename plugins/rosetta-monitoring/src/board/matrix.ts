import { EnvironmentTier, LiveDeployment } from '@rosetta/contracts/monitoring';

/** An application and what runs of it in each environment. */
export interface MatrixRow {
  /** The référentiel id; the name at the source where no pivot says whose it is. */
  id: string;
  application: LiveDeployment['application'];
  name: string;
  /** By environment: what each source says, the one that knows health and sync first. */
  cells: ReadonlyMap<string, readonly LiveDeployment[]>;
}

export interface Matrix {
  /** Production first, then by how near to it they are. */
  environments: readonly string[];
  rows: readonly MatrixRow[];
}

const TIERS: readonly EnvironmentTier[] = [
  'production',
  'staging',
  'testing',
  'development',
  'other',
];

const rankOf = ({ production, tier }: LiveDeployment) =>
  production ? 0 : TIERS.indexOf(tier ?? 'other');

const byText = (left: string, right: string) => left.localeCompare(right);

const environmentsOf = (items: readonly LiveDeployment[]) => {
  const ranks = new Map<string, number>();
  for (const item of items)
    ranks.set(
      item.environment,
      Math.min(ranks.get(item.environment) ?? Infinity, rankOf(item)),
    );
  return [...ranks]
    .sort(([a, rankA], [b, rankB]) => rankA - rankB || byText(a, b))
    .map(([environment]) => environment);
};

const rowKey = ({ application, externalName }: LiveDeployment) =>
  application?.id ?? externalName;

const sourceFirst = (a: LiveDeployment, b: LiveDeployment) =>
  Number(b.source === 'argocd') - Number(a.source === 'argocd') ||
  byText(a.externalName, b.externalName);

const cellsOf = (items: readonly LiveDeployment[]) =>
  new Map(
    [...Map.groupBy(items, ({ environment }) => environment)].map(
      ([environment, found]) => [environment, found.sort(sourceFirst)],
    ),
  );

/** Applications × environments. */
export const matrixOf = (items: readonly LiveDeployment[]): Matrix => ({
  environments: environmentsOf(items),
  rows: [...Map.groupBy(items, rowKey)]
    .map(([id, found]) => ({
      id,
      application: found[0].application,
      name: found[0].application?.name ?? found[0].externalName,
      cells: cellsOf(found),
    }))
    .sort((a, b) => byText(a.name, b.name)),
});

/** What somebody should look at: it does not run well, is not what it should be, or did not get there. */
export const needsAttention = ({ health, sync, status }: LiveDeployment) =>
  health === 'Degraded' ||
  health === 'Missing' ||
  sync === 'OutOfSync' ||
  status === 'failed';
