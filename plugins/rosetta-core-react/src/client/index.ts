export * from './callRoute';
export * from './RequestError';
export * from './saveBlob';
