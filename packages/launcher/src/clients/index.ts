export { signIn } from './signIn';
export type { SignedIn } from './signIn';
export { controlSimulators as order } from './simulatorControl';
