export { argoCdApplication, gitLabDeployment, land } from './testing/records';
