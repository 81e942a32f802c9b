export { portalHttpRouterFactory } from './portalHttpRouter';
export { limitAddresses } from './limitAddresses';
