import { rosettaHome } from '@rosetta/launcher/home';
import { stopAll, Records } from '@rosetta/launcher/supervisor';

/** Stops what a start on this checkout has running or left; the names of what it was. */
export const stop = () => stopAll(new Records(rosettaHome().run));
