import { createElement, useEffect, useState } from 'react';
import Box from '@mui/material/Box';
import CheckIcon from '@mui/icons-material/Check';
import ErrorIcon from '@mui/icons-material/ErrorOutline';
import LinkIcon from '@mui/icons-material/Link';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreReactTranslationRef } from '../translation';
import { copyText } from './copyText';
import { ActPill } from './Pill';

interface CopyLinkProps {
  /** The part of the address that says what is shown, where that is not the present one: `?from=…`. */
  search?: string;
}

const SHOWN_MS = 3_000;

/** Heard, and not seen. */
const hidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};

type Outcome = 'copied' | 'failed';

const ICONS = { copied: CheckIcon, failed: ErrorIcon };

/** Puts the address of what is shown on the clipboard. */
export const CopyLink = ({ search }: CopyLinkProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    const address = new URL(search ?? '', window.location.href).href;
    copyText(address).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return (
    <>
      <ActPill
        onClick={copy}
        icon={createElement(outcome ? ICONS[outcome] : LinkIcon, {
          fontSize: 'small',
          'aria-hidden': true,
        })}
        text={t(outcome ? `link.${outcome}` : 'link.copy')}
      />
      <Box component="span" role="status" sx={hidden}>
        {outcome && t(`link.${outcome}`)}
      </Box>
    </>
  );
};
