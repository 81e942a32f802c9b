export * from './ChangeCell';
export * from './compareMoney';
export * from './Explain';
export * from './Kpi';
export * from './KpiCard';
export { KpiStrip } from './KpiStrip';
export { MoneyChange, type MoneyChangeProps } from './MoneyChange';
