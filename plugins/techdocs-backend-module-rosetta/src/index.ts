export { techdocsModuleRosetta as default } from './module';
