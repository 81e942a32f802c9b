export { benchFinops, FINOPS_BENCHES } from './finops/benchFinops';
export { benchGateway } from './gateway/benchGateway';
export { benchLive } from './live/benchLive';
export {
  benchMonitoring,
  MONITORING_BENCHES,
} from './monitoring/benchMonitoring';
export { benchPortal } from './portal/benchPortal';
export { benchRef } from './ref/benchRef';
