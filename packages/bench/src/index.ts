export { benchFinops } from './finops/benchFinops';
export { benchGateway } from './gateway/benchGateway';
export { benchLive } from './live/benchLive';
export { benchPortal } from './portal/benchPortal';
