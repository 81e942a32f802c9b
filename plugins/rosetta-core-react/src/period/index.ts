export * from './monthRangeLabel';
export * from './PeriodPicker';
export * from './presets';
