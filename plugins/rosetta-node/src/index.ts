export * from './access';
export * from './closeWhenStopping';
export * from './auth';
export * from './requestId';
export * from './signIns';
export { probes } from './probes';
export { rootLoggerFactory } from './rootLogger';
export { startOrExit } from './start/startOrExit';
