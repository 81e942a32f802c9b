import { getMe } from '@rosetta/contracts/portal';
import { useRoute } from '../data';

/** Roles change seldom: what they are is fetched once a minute at most. */
const FRESH_MS = 60_000;

/** Who I am, my roles and what they open. */
export const useMe = () => useRoute(getMe, {}, { freshMs: FRESH_MS });
