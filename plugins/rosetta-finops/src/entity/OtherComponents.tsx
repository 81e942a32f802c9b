import { Fragment } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FilterValue } from '@rosetta/contracts/finops';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { EntityLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { finopsTranslationRef } from '../translation';
import { useComponentPivots } from './useEntityApplications';

/** As many as fit in a sentence. */
const MAX_NAMED = 5;

interface OtherComponentsProps {
  /** Whose cost is shown. */
  applications: readonly string[];
  /** Whose page this is. */
  components: readonly string[];
  /** What applications are called. */
  names: readonly FilterValue[];
  system: boolean;
}

interface SharedProps {
  application: FilterValue;
  others: readonly string[];
  system: boolean;
}

const Shared = ({ application, others, system }: SharedProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const count = others.length - MAX_NAMED;
  return (
    <Typography variant="body2">
      <ApplicationLink application={application.id} inText>
        {application.label}
      </ApplicationLink>{' '}
      {t(
        system
          ? 'entityCost.sharedBeyondSystem'
          : 'entityCost.sharedByComponents',
      )}{' '}
      {others.slice(0, MAX_NAMED).map((component, index) => (
        <Fragment key={component}>
          {index > 0 && ', '}
          <EntityLink entityRef={component} kind="component" inText />
        </Fragment>
      ))}
      {count > 0 && ` ${t('entityCost.more', { count })}`}
    </Typography>
  );
};

/** An application has one cost, whichever of its components one looks at: says whose it is too. */
export const OtherComponents = ({
  applications,
  components,
  names,
  system,
}: OtherComponentsProps) => {
  const pivots = useComponentPivots(applications).value?.flat() ?? [];
  const others = pivots.filter(({ value }) => !components.includes(value));
  return (
    <>
      {applications.map(id => {
        const values = others
          .filter(({ application }) => application === id)
          .map(({ value }) => value);
        if (!values.length) return null;
        const named = names.find(each => each.id === id) ?? { id, label: id };
        return (
          <Shared
            key={id}
            application={named}
            others={[...new Set(values)]}
            system={system}
          />
        );
      })}
    </>
  );
};
