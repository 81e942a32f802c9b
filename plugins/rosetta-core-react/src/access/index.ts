export * from './accessApi';
export * from './useMe';
