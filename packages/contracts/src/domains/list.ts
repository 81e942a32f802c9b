export { finops } from '../finops/domain';
export { monitoring } from '../monitoring/domain';
export { ref } from '../ref/domain';
