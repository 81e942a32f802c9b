export { signalsModuleRosetta as default } from './module';
