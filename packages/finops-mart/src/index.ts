export {
  createAllocation,
  type AllocateCharge,
} from './allocation/allocateCharge';
export {
  AnomalyAnswerStore,
  type AnswerToAdd,
  type StoredAnswer,
} from './anomalies/AnomalyAnswerStore';
export {
  AnomalyInputReadModel,
  type LeftOut,
} from './anomalies/AnomalyInputReadModel';
export { AnomalyNoticeStore } from './anomalies/AnomalyNoticeStore';
export {
  AnomalyReadModel,
  type AnomalyFilters,
  type AnomalyKey,
  type AnomalyRow,
  type DriverRow,
  type JudgedDay,
} from './anomalies/AnomalyReadModel';
export { AnomalyStore } from './anomalies/AnomalyStore';
export { DaySumStore } from './anomalies/DaySumStore';
export { toLimits, WINDOW_DAYS, type Limits } from './anomalies/judgeSql';
export {
  AttributedChargeReadModel,
  type AttributedCharge,
  type AttributedShare,
} from './attribution/AttributedChargeReadModel';
export { AttributionUsageReadModel } from './attribution/AttributionUsageReadModel';
export { PivotSightings, type PivotToFind } from './attribution/PivotSightings';
export {
  createAttribution,
  PIVOT_TYPES,
  type Attribution,
  type Owner,
} from './attribution/attribute';
export { FINOPS_AUDIT, finopsAudit } from './audit/finopsAudit';
export { BudgetKeyReadModel } from './budgets/BudgetKeyReadModel';
export {
  BudgetReadModel,
  type BudgetFilters,
  type StoredBudget,
} from './budgets/BudgetReadModel';
export {
  BudgetAlertStore,
  type AlertPosition,
  type NewBudgetAlert,
} from './budgets/BudgetAlertStore';
export { BudgetWatchStore } from './budgets/BudgetWatchStore';
export { CauseReadModel } from './causes/CauseReadModel';
export {
  ChargeStore,
  type ChargeFact,
  type OriginalAmounts,
} from './charges/ChargeStore';
export { parseRawLine } from './charges/rawLine';
export { copyIn, escapeCopyValue } from './charges/copyText';
export {
  CommitmentReadModel,
  type CommitmentUse,
  type MonthOfUse,
  type UseSums,
} from './commitments/CommitmentReadModel';
export { type ComparedCosts } from './comparison/comparedRows';
export {
  ComparisonReadModel,
  type KeyDrivers,
} from './comparison/ComparisonReadModel';
export {
  ConsumptionStore,
  type ConsumptionFact,
} from './consumption/ConsumptionStore';
export {
  ConsumptionReadModel,
  type ConsumptionRow,
} from './consumption/ConsumptionReadModel';
export type { QuantityFilters } from './consumption/consumedRows';
export {
  QuantityReadModel,
  type MetricRow,
  type QuantitySum,
} from './consumption/QuantityReadModel';
export { CostDifferenceReadModel } from './costs/CostDifferenceReadModel';
export {
  CostReadModel,
  type CostSumsQuery,
  type CurrencySums,
  type KeySums,
  type MonthSums,
} from './costs/CostReadModel';
export {
  DailyCostReadModel,
  type DailyCostRow,
} from './costs/DailyCostReadModel';
export {
  isChargeFiltered,
  isOwnerFiltered,
  type CostScope,
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
export { AccountCoverageReadModel } from './coverage/AccountCoverageReadModel';
export { CoverageReadModel } from './coverage/CoverageReadModel';
export {
  BudgetThresholds,
  FinopsSection,
  type AnomaliesSection,
} from './config';
export { ANOMALIES_JOB, COSTS_JOB, FINOPS_JOBS } from './jobs';
export {
  InvoiceReadModel,
  type InvoiceFilters,
  type InvoicePosition,
} from './invoices/InvoiceReadModel';
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
export { FINOPS_SCHEMA, migrateFinopsMart } from './migrate';
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
export { AgreedPriceReadModel } from './prices/AgreedPriceReadModel';
export {
  PriceReadModel,
  type BilledUnit,
  type PriceKey,
  type PriceRow,
} from './prices/PriceReadModel';
export {
  SettlementReadModel,
  type SettlementRow,
} from './quarantine/SettlementReadModel';
export {
  SettlementStore,
  type NewSettlement,
} from './quarantine/SettlementStore';
export {
  ExchangeRateReadModel,
  type ExchangeRate,
  type RateKey,
} from './rates/ExchangeRateReadModel';
export { RunRateStore, type RunRates } from './rates/RunRateStore';
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
export {
  ValueStore,
  type ValueTable,
  type ValueToSet,
} from './values/ValueStore';
export {
  ValueChangeReadModel,
  type StoredChange,
} from './values/ValueChangeReadModel';
export {
  AGREED_PRICES,
  BUDGETS,
  exchangeRates,
  INVOICES,
} from './values/valueTables';
