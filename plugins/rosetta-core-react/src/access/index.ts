export * from './accessApi';
export * from './useMay';
export * from './useMe';
