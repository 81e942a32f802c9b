export * from './Change';
export * from './Explain';
export * from './KpiCard';
