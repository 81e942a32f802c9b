export {
  createAllocation,
  type AllocateCharge,
} from './allocation/allocateCharge';
export { finopsAudit } from './audit/finopsAudit';
export { ChargeStore, type ChargeFact } from './charges/ChargeStore';
export { parseRawLine } from './charges/rawLine';
export { copyIn, escapeCopyValue } from './charges/copyText';
export {
  ConsumptionStore,
  type ConsumptionFact,
} from './consumption/ConsumptionStore';
export { CostDifferenceReadModel } from './costs/CostDifferenceReadModel';
export {
  CostReadModel,
  type CostSumsQuery,
  type CurrencySums,
  type KeySums,
  type MonthSums,
} from './costs/CostReadModel';
export {
  isChargeFiltered,
  isOwnerFiltered,
  type RunRef,
} from './costs/costFilters';
export {
  ExplainReadModel,
  type AttributionColumns,
  type PartRow,
  type PassedOnRow,
  type RunRuleRow,
} from './explain/ExplainReadModel';
export type { FocusRow } from './exports/focusColumns';
export {
  FocusExportReadModel,
  type FocusExportQuery,
} from './exports/FocusExportReadModel';
export { CoverageReadModel } from './coverage/CoverageReadModel';
export { FinopsSection } from './config';
export { COSTS_JOB, FINOPS_JOBS } from './jobs';
export { LabelReadModel } from './labels/LabelReadModel';
export {
  LabelStore,
  type GroupNode,
  type Label,
  type LabelDimension,
} from './labels/LabelStore';
export type { ChargeColumns } from './lines/lineColumns';
export type { LineKey } from './lines/lineOrder';
export {
  LineReadModel,
  type CostLineRow,
  type LinePageQuery,
} from './lines/LineReadModel';
export { migrateFinopsMart } from './migrate';
export { formatPoolId, parsePoolId } from './pools/poolIds';
export {
  PoolReadModel,
  type ChargeIdentity,
  type PoolChargeRow,
  type PoolRef,
  type PoolRow,
  type PoolShareRow,
} from './pools/PoolReadModel';
export {
  PoolStore,
  type PoolRange,
  type WeightlessRule,
} from './pools/PoolStore';
export { RunRuleStore, type RunRule } from './pools/RunRuleStore';
export { ShareStore } from './pools/ShareStore';
export { WeightSourceReadModel } from './pools/WeightSourceReadModel';
export { WeightStore, type BearingApplication } from './pools/WeightStore';
export {
  previewAllocation,
  type AllocationPreview,
} from './preview/previewAllocation';
export type { PreviewedDifference } from './preview/PreviewStore';
export {
  AllocationRuleReadModel,
  type RuleHistory,
  type RulePageQuery,
} from './rules/AllocationRuleReadModel';
export { AllocationRuleStore, type RuleSet } from './rules/AllocationRuleStore';
export type { RuleVersion } from './rules/ruleRows';
export {
  ClosedPeriodStore,
  type ClosedPeriod,
} from './periods/ClosedPeriodStore';
export {
  RestatementReadModel,
  type Booking,
  type RestatedApplicationRow,
  type RestatementKey,
  type RestatementPageQuery,
  type RestatementRow,
} from './restatements/RestatementReadModel';
export {
  RestatementStore,
  type PendingSelection,
} from './restatements/RestatementStore';
export { CostRunStore } from './runs/CostRunStore';
export { concludeRun } from './runs/concludeRun';
export { dropRun } from './runs/dropRun';
export {
  runRemovedError,
  PublishedRunReadModel,
  type PublishedRun,
} from './runs/PublishedRunReadModel';
export type { MartRun } from './runs/runTables';
export {
  UnallocatedReadModel,
  type UnallocatedSum,
} from './unallocated/UnallocatedReadModel';
