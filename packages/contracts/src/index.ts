export * from './access';
export * from './finops';
export * from './openapi';
export * from './ref';
export * from './route';
export * from './runs';
export * from './services';
export * from './values';
