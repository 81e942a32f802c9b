export * from './access';
export * from './auth';
export { rosettaDatabaseServiceRef } from './database/rosettaDatabase';
export * from './edge';
export * from './health';
export * from './requestId';
export * from './signIns';
export { rootLoggerFactory } from './rootLogger';
export { startOrExit } from './start/startOrExit';
