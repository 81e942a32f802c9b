export { monitoringBatch } from './monitoringBatch';
