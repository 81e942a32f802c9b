import { StageContext } from '../stage';

/** A check that takes minutes: a whole life cycle, or one whose tool must be built first. */
export interface HeavyCheck {
  name: string;
  /** Throws what is wrong; its result says what was measured. */
  run(context: StageContext): Promise<string>;
}
