import { rosettaHome } from '../platform/home';
import { stopAll } from '../supervisor/leftovers';
import { Records } from '../supervisor/records';

/** Stops what a start on this checkout has running or left; the names of what it was. */
export const stop = () => stopAll(new Records(rosettaHome().run));
