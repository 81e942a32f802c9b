export { permissionModuleRosetta as default } from './module';
