export * from './callRoute';
export * from './createRouteClient';
export * from './followEvents';
export * from './RequestError';
export * from './readFileText';
export * from './saveBlob';
export * from './serviceOf';
