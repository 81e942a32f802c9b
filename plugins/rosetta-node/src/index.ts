export * from './access';
export * from './door';
export * from './requestId';
export * from './signIns';
