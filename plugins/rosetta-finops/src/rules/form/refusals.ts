/** What a service may refuse that a form cannot know, and which words of ours say it. */
const REFUSALS = [
  {
    key: 'overlaps',
    said: /^overlaps version (?<version>\d+), which is valid from (?<from>\d{4}-\d\d-\d\d)/,
  },
  {
    key: 'notCorrectable',
    said: /^(?<version>\d+) is no version that can be corrected/,
  },
  { key: 'basis', said: /^must be "direct-cost", "direct-cost:"/ },
  { key: 'keyValue', said: /must look like key=value$/ },
  { key: 'idLetters', said: /must be lower case letters, digits, \. _ -$/ },
] as const;

export interface KnownRefusal {
  key: (typeof REFUSALS)[number]['key'];
  version: string;
  from: string;
}

/** A refusal that the page has words for; the service's own words stand for the others. */
export const knownRefusal = (text: string): KnownRefusal | undefined => {
  for (const { key, said } of REFUSALS) {
    const found = said.exec(text);
    if (found) {
      const { version = '', from = '' } = found.groups ?? {};
      return { key, version, from };
    }
  }
  return undefined;
};
