export * from './bounds';
export * from './months';
export * from './ranges';
export * from './values';
