import { addMonths } from '@rosetta/contracts/values';
import { GroupNode, Label } from '@rosetta/finops-mart';
import { eachBefore, Referentiel, Validity } from '@rosetta/service-kit';

/** Each thing once: the version that held last in the month. */
const inMonth = <T extends Validity & { id: string }>(
  versions: readonly T[],
  month: string,
): T[] => eachBefore(versions, `${addMonths(month, 1)}-01T00:00:00.000Z`);

/** The group tree of a month: what a group filter includes. */
export const groupTree = (
  { groups }: Referentiel,
  month: string,
): GroupNode[] =>
  inMonth(groups, month).map(({ id, parent }) => ({ id, parent }));

export const groupLabels = ({ groups }: Referentiel, month: string): Label[] =>
  inMonth(groups, month).map(({ id, name }) => ({
    dimension: 'group',
    key: id,
    label: name,
  }));

/** What the applications that bear costs are called. */
export const applicationLabels = (
  { applications }: Referentiel,
  month: string,
  ids: ReadonlySet<string>,
): Label[] =>
  inMonth(
    applications.filter(({ id }) => ids.has(id)),
    month,
  ).map(({ id, name }) => ({ dimension: 'application', key: id, label: name }));
