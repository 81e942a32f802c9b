export * from './requestId';
export * from './route';
