export * from './useUrlState';
