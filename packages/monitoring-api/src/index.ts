export { createMonitoringApp } from './createMonitoringApp';
export { openLive } from './live/openLive';
export { service } from './service';
export { SloWatch } from './slos/SloWatch';
