import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { listSlos, SloItem } from '@rosetta/contracts/monitoring';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { slosRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { SlosTable } from './SlosTable';

interface SloSectionProps {
  /** Of one application, of several with a comma between them, or of a group. */
  of: { application?: string; group?: string };
  /** A picture of them, above their table. */
  picture?(slos: readonly SloItem[]): ReactNode;
}

/** The objectives of some applications, and where all of them are. */
export const SloSection = ({ of, picture }: SloSectionProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const page = useRouteRef(slosRouteRef);
  return (
    <Stack component="section" gap={1}>
      <Resource state={useRouteItems(listSlos, { query: of })}>
        {slos =>
          slos.length ? (
            <>
              {picture?.(slos)}
              <SlosTable slos={slos} />
            </>
          ) : (
            <EmptyState title={t('slos.noneOf')}>
              {t('slos.noneRead')}
            </EmptyState>
          )
        }
      </Resource>
      {page && (
        <Link
          component={RouterLink}
          to={`${page()}?${new URLSearchParams(of)}`}
        >
          {t('slos.open')}
        </Link>
      )}
    </Stack>
  );
};
