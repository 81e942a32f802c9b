export { permissionModuleRosettaDirectory as default } from './module';
