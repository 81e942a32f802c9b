export * from './access';
export * from './actionWords';
