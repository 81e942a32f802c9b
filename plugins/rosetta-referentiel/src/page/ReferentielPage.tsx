import { ReactNode } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Crumb,
  DrillPath,
  PageFrame,
} from '@rosetta/plugin-rosetta-core-react/page';
import { applicationsRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';

interface ReferentielPageProps {
  title: string;
  line: string;
  /** What it is called in the breadcrumbs: its title, unless that is long. */
  label?: string;
  /** The page above it, where that is not the list of applications. */
  parent?: Crumb;
  children: ReactNode;
}

/** A page below the list of applications, with breadcrumbs that lead back to it. */
export const ReferentielPage = ({
  title,
  line,
  label = title,
  parent,
  children,
}: ReferentielPageProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const applications = useRouteRef(applicationsRouteRef);
  return (
    <PageFrame title={title} line={line}>
      <DrillPath
        crumbs={[
          { label: t('nav.title'), to: applications?.() ?? '' },
          ...(parent ? [parent] : []),
          { label, to: '#' },
        ]}
      />
      {children}
    </PageFrame>
  );
};
