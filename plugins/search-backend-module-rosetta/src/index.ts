export { searchModuleRosetta as default } from './module';
