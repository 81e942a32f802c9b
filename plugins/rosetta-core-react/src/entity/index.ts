export * from './EntityLink';
export * from './GroupLink';
export * from './PersonLink';
export { nameOfRef } from './parseRef';
export { useOpenedEntity } from './useOpenedEntity';
