import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Conformance, ConformanceItem } from '@rosetta/contracts/finops';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';

type FileRow = Conformance['files'][number] & { id: string };
type RuleRow = ConformanceItem & { id: string };

/** How many rules each file keeps and breaks. */
export const useFileColumns = (): Column<FileRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(() => {
    const number = (
      key: 'lines' | 'must' | 'should' | 'passed' | 'notChecked',
      value: (row: FileRow) => number,
    ): Column<FileRow> => ({
      key,
      label: t(`quality.column.${key}`),
      kind: 'number',
      width: 120,
      value,
    });
    return [
      { key: 'file', label: t('quality.column.file'), least: 180, value: ({ file }) => file },
      { key: 'provider', label: t('quality.column.provider'), width: 160, value: ({ provider }) => provider },
      number('lines', ({ lines }) => lines),
      number('must', ({ failed }) => failed.MUST),
      number('should', ({ failed }) => failed.SHOULD),
      number('passed', ({ passed }) => passed),
      number('notChecked', ({ notChecked }) => notChecked),
    ];
  }, [t]);
}; // prettier-ignore

const exampleOf = ({ examples: [first] }: RuleRow) =>
  first ? `${first.row}: ${first.value ?? '∅'}` : null;

/** The server pages the list, in its order. */
const sortable = false;

/** What a rule asks, and which lines break it. */
export const useRuleColumns = (): Column<RuleRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(
    () => [
      { key: 'rule', label: t('quality.column.rule'), width: 230, sortable, value: ({ rule }) => rule },
      { key: 'level', label: t('quality.column.level'), width: 100, sortable, value: ({ level }) => level },
      { key: 'text', label: t('quality.column.text'), least: 260, share: 2, sortable, value: ({ text }) => text },
      { key: 'rows', label: t('quality.column.rows'), kind: 'number', width: 100, sortable, value: ({ rows }) => rows },
      { key: 'example', label: t('quality.column.example'), least: 140, sortable, value: exampleOf },
      { key: 'file', label: t('quality.column.file'), least: 140, sortable, value: ({ file }) => file },
      { key: 'provider', label: t('quality.column.provider'), width: 120, sortable, value: ({ provider }) => provider },
    ],
    [t],
  );
}; // prettier-ignore
