export * from './allPages';
export * from './callRoute';
export * from './followEvents';
export * from './RequestError';
export * from './saveBlob';
