export * from './bounds';
export * from './currencies';
export * from './decimals';
export * from './months';
export * from './ranges';
export * from './slug';
export * from './values';
