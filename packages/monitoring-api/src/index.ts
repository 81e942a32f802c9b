export { createMonitoringApp } from './createMonitoringApp';
export { openLive } from './live/openLive';
export { service } from './service';
