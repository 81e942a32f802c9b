export * from './useUrlState';
export * from './WrongAddress';
