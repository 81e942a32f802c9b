export { MonitoringApiConfig } from './config';
export {
  createMonitoringApp,
  type MonitoringAppOptions,
} from './createMonitoringApp';
export { openLive, type Live, type LiveOptions } from './live/openLive';
