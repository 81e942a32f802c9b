export * from './accessApi';
export * from './MayButton';
export * from './useMay';
export * from './useMe';
