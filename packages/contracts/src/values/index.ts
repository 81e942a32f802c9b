export * from './months';
export * from './values';
