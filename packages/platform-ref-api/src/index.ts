export {
  createPlatformRefApp,
  type PlatformRefAppOptions,
} from './createPlatformRefApp';
export { REF_MIGRATIONS } from './migrate';
export { service } from './service';
