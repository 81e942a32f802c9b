import { UNALLOCATED } from '@rosetta/contracts/finops';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { GroupLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Costs } from '../types';

interface CostNameProps {
  groupBy: Costs['groupBy'];
  item: Pick<Costs['items'][number], 'key' | 'label'>;
}

/** Whether a row is called otherwise than by its label alone. */
export const isNamed = (groupBy: Costs['groupBy']) =>
  ['month', 'application', 'group'].includes(groupBy);

/** What a row of costs is of: an application or a group by its page, all else in words. */
export const CostName = ({ groupBy, item: { key, label } }: CostNameProps) => {
  const { month } = useFormats();
  if (groupBy === 'month') return <>{month(key)}</>;
  if (key === UNALLOCATED) return <>{label}</>;
  if (groupBy === 'application')
    return <ApplicationLink application={key}>{label}</ApplicationLink>;
  if (groupBy === 'group') return <GroupLink group={key}>{label}</GroupLink>;
  return <>{label}</>;
};
