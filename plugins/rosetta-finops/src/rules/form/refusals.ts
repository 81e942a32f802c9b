import { InputProblem } from '@rosetta/contracts/values';

/** What a service may refuse that a form cannot know, and which words of ours say it. */
const REFUSALS = [
  { key: 'overlaps', code: 'overlaps' },
  { key: 'notCorrectable', code: 'not-correctable' },
  { key: 'basis', code: 'format', at: 'basis' },
  { key: 'keyValue', code: 'format', at: 'scope.tag' },
  { key: 'idLetters', code: 'format', at: 'scope.application' },
  { key: 'missing', code: 'missing' },
  { key: 'tooLarge', code: 'too-large' },
  { key: 'sum', code: 'sum' },
  { key: 'duplicate', code: 'duplicate' },
] as const satisfies readonly { key: string; code: string; at?: string }[];

export interface KnownRefusal {
  key: (typeof REFUSALS)[number]['key'];
  version: string;
  /** A day. */
  from: string;
}

/** A refusal that the page has words for; the service's own words stand for the others. */
export const knownRefusal = ({
  path,
  code,
  values: { version = '', from = '' } = {},
}: InputProblem): KnownRefusal | undefined => {
  const found = REFUSALS.find(
    known =>
      known.code === code && (!('at' in known) || known.at === path.join('.')),
  );
  return found && { key: found.key, version, from: from.slice(0, 10) };
};

/** The service's own words, after the place within the field. */
export const inItsWords = ({ path, message }: InputProblem) => {
  const within = path.slice(1).join('.');
  return within ? `${within}: ${message}` : message;
};
