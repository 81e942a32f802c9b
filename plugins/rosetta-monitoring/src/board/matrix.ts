import { EnvironmentTier, LiveDeployment } from '@rosetta/contracts/monitoring';
import { rankOf } from './severity';

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
  /** The worst first. */
  rows: readonly MatrixRow[];
}

const TIERS: readonly EnvironmentTier[] = [
  'production',
  'staging',
  'testing',
  'development',
  'other',
];

const nearnessOf = ({ production, tier }: LiveDeployment) =>
  production ? 0 : TIERS.indexOf(tier ?? 'other');

const byText = (left: string, right: string) => left.localeCompare(right);

const environmentsOf = (items: readonly LiveDeployment[]) => {
  const ranks = new Map<string, number>();
  for (const item of items)
    ranks.set(
      item.environment,
      Math.min(ranks.get(item.environment) ?? Infinity, nearnessOf(item)),
    );
  return [...ranks]
    .sort(([a, rankA], [b, rankB]) => rankA - rankB || byText(a, b))
    .map(([environment]) => environment);
};

/** The référentiel id; the name at the source where no pivot says whose it is. */
export const rowKey = ({ application, externalName }: LiveDeployment) =>
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

/** Everything that runs of an application. */
export const deploymentsOf = ({ cells }: MatrixRow) =>
  [...cells.values()].flat();

/** How bad each environment of a row is, in the order of the columns: compared from left to right. */
const ranksOf = ({ cells }: MatrixRow, environments: readonly string[]) =>
  environments.map(environment => rankOf(cells.get(environment) ?? []));

/** The worst cell decides; of equally bad ones, the one nearest to production, then the next one. */
const worstRowFirst = (
  rows: readonly MatrixRow[],
  environments: readonly string[],
) => {
  const ranks = new Map(rows.map(row => [row, ranksOf(row, environments)]));
  return rows.toSorted((a, b) => {
    const [left, right] = [ranks.get(a)!, ranks.get(b)!];
    const nearest = left.findIndex((rank, at) => rank !== right[at]);
    return (
      Math.min(...left) - Math.min(...right) ||
      (nearest === -1 ? 0 : left[nearest] - right[nearest]) ||
      byText(a.name, b.name)
    );
  });
};

/** Applications × environments. */
export const matrixOf = (items: readonly LiveDeployment[]): Matrix => {
  const environments = environmentsOf(items);
  const rows = [...Map.groupBy(items, rowKey)].map(([id, found]) => ({
    id,
    application: found[0].application,
    name: found[0].application?.name ?? found[0].externalName,
    cells: cellsOf(found),
  }));
  return { environments, rows: worstRowFirst(rows, environments) };
};
