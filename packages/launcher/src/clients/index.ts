export { signIn } from './signIn';
export type { SignedIn } from './signIn';
export { order } from './simulatorControl';
