import { ReactNode } from 'react';
import HelpOutlineIcon from '@mui/icons-material/HelpOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PopoverButton } from '../controls';
import { coreReactTranslationRef } from '../translation';

interface ExplainProps {
  /** What is explained. */
  what: string;
  children: ReactNode;
}

/** Where a figure comes from and how it is made. */
export const Explain = ({ what, children }: ExplainProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  return (
    <PopoverButton
      label={t('kpi.explain', { what })}
      title={what}
      face={<HelpOutlineIcon fontSize="small" />}
    >
      {children}
    </PopoverButton>
  );
};
