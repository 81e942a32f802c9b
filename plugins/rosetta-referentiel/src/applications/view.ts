import { Application, Criticality, RefId } from '@rosetta/contracts/ref';
import { z } from 'zod';
import { QUALITY_FILTERS, filterByQuality } from '../quality/qualityFilter';

/** Which applications the list shows, as its address says it. */
export const ApplicationsUrl = z.object({
  group: RefId,
  criticality: Criticality,
  lifecycle: z.string().max(200),
  show: z.enum(QUALITY_FILTERS),
  search: z.string().max(200),
});
export type ApplicationsView = Partial<z.infer<typeof ApplicationsUrl>>;

const isNamed = ({ id, name }: Application, part: string) =>
  [id, name].some(text => text.toLowerCase().includes(part));

/** Those that the view shows. @param mine - those that the reader is to confirm */
export const filterApplications = (
  applications: Application[],
  mine: readonly Application[],
  { group, criticality, lifecycle, show, search = '' }: ApplicationsView,
): Application[] => {
  const part = search.trim().toLowerCase();
  return filterByQuality(applications, mine, show).filter(
    each =>
      (!group || each.group === group) &&
      (!criticality || each.criticality === criticality) &&
      (!lifecycle || each.lifecycle === lifecycle) &&
      (!part || isNamed(each, part)),
  );
};

/** How many have each value of a field. */
export const countBy = (
  applications: readonly Application[],
  field: 'group' | 'criticality' | 'lifecycle',
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { [field]: value } of applications)
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};
