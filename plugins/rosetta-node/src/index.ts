export * from './access';
export * from './requestId';
