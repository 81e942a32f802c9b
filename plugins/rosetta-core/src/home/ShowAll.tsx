import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../translation';

interface ShowAllProps {
  /** How many there are in all; none more than are shown: no button. */
  total: number;
  isCut: boolean;
  onShowAll(): void;
}

/** The first of many, until all are wanted. */
export const useFirst = <T,>(items: readonly T[], atFirst: number) => {
  const [wantsAll, setWantsAll] = useState(false);
  const isCut = !wantsAll && items.length > atFirst;
  return {
    shown: isCut ? items.slice(0, atFirst) : items,
    total: items.length,
    isCut,
    onShowAll: () => setWantsAll(true),
  };
};

export const ShowAll = ({ total, isCut, onShowAll }: ShowAllProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  if (!isCut) return null;
  return (
    <Button size="small" sx={{ alignSelf: 'start' }} onClick={onShowAll}>
      {t('home.showAll', { count: total })}
    </Button>
  );
};
