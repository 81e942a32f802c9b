export { portalHttpRouterFactory } from './portalHttpRouter';
export { limitAddresses } from './limitAddresses';
export { pluginHttpRouterFactory } from './pluginHttpRouter';
