export * from './decimal';
export * from './formats';
export * from './Money';
export * from './months';
export * from './RelativeTime';
export * from './useFormats';
export * from './useNow';
