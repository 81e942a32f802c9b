export * from './Contact';
export * from './useMay';
export * from './useMe';
