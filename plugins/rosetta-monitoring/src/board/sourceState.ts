import { LiveSource } from '@rosetta/contracts/monitoring';

/** One that does not answer: what is shown of it is from before. */
export const isSilent = ({ state }: LiveSource) => state !== 'ok';

/** One that does not answer, or not for everything; what the others say needs no word. */
export const isInTrouble = (source: LiveSource) =>
  isSilent(source) || source.problems !== undefined;

/** One that has said something, be it that there is nothing. */
export const hasAnswered = ({ asOf }: LiveSource) => asOf !== null;
