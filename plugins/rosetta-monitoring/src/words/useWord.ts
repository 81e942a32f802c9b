import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BurnSeverity,
  ChangeType,
  DeploymentStatus,
} from '@rosetta/contracts/monitoring';
import { monitoringTranslationRef } from '../translation';
import { wordMessages } from '../translation/words';

const { words } = wordMessages;

/** Where the texts of each vocabulary are, and which of its words have one. */
const VOCABULARIES = {
  state: { at: 'words.state', known: Object.keys(words.state) },
  anomaly: { at: 'words.anomaly', known: Object.keys(words.anomaly) },
  severity: { at: 'words.severity', known: Object.keys(words.severity) },
  risk: { at: 'words.risk', known: Object.keys(words.risk) },
  signal: { at: 'words.signal', known: Object.keys(words.signal) },
  deployment: { at: 'status', known: DeploymentStatus.options },
  change: { at: 'changes.type', known: ChangeType.options },
  burn: { at: 'slos.burns', known: BurnSeverity.options },
} as const;
export type Vocabulary = keyof typeof VOCABULARIES;

/** Says a word of a source in the reader's language; what a company named itself stays as it is. */
export const useWord = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useCallback(
    (vocabulary: Vocabulary, word: string): string => {
      const { at, known } = VOCABULARIES[vocabulary];
      return (known as readonly string[]).includes(word)
        ? t(`${at}.${word}` as 'words.state.open')
        : word;
    },
    [t],
  );
};
