export { finopsArea as finops } from '../finops/actions';
export { monitoringArea as monitoring } from '../monitoring/actions';
export { refArea as ref } from '../ref/actions';
