import {
  QUARANTINE_DATASETS,
  QUARANTINE_STATES,
  QuarantineGroup,
} from '@rosetta/contracts/finops';
import { z } from 'zod';

/** What the page is set to, in its address. */
export const QUARANTINE_VIEW = z.object({
  dataset: z.enum(QUARANTINE_DATASETS),
  problem: z.string().min(1),
  file: z.string().min(1),
  state: z.enum(QUARANTINE_STATES),
});

export type QuarantineView = Partial<z.infer<typeof QUARANTINE_VIEW>>;

/** The view with its dataset: without one in the address, the first of which records wait, else of which there are any. */
export const withDataset = (
  view: QuarantineView,
  groups: readonly QuarantineGroup[],
): QuarantineView => {
  const first = (has: (group: QuarantineGroup) => boolean) =>
    QUARANTINE_DATASETS.find(dataset =>
      groups.some(group => group.dataset === dataset && has(group)),
    );
  const isPending = ({ records, settled }: QuarantineGroup) =>
    records > settled;
  const dataset = view.dataset ?? first(isPending) ?? first(() => true);
  return { ...view, dataset };
};

/** Which records are looked at, without their state. */
export const filterOf = ({
  dataset = 'focus',
  problem,
  file,
}: QuarantineView) => ({
  dataset,
  problem,
  file,
});
