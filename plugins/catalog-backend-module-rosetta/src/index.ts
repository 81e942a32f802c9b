export { catalogModuleRosetta as default } from './module';
