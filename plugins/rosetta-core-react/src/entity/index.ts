export * from './GroupLink';
export * from './PersonLink';
export { nameOfRef } from './parseRef';
