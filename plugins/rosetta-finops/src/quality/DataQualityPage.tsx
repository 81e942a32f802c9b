import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listPeriods } from '@rosetta/contracts/finops';
import { Month } from '@rosetta/contracts/values';
import {
  Choice,
  ControlRow,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { finopsTranslationRef } from '../translation';
import { ConformanceSection } from './ConformanceSection';
import { QualitySections } from './QualitySections';

const ADDRESS = z.object({ period: Month });

/** How good the data behind the figures is: what FOCUS asks of bills, their age, and whose cost they are. */
export const DataQualityPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const { state, change, wrong } = useUrlState(ADDRESS);
  const periods = useRouteItems(listPeriods, {}).value ?? [];
  return (
    <PageFrame title={t('quality.title')} line={t('quality.about')}>
      <ControlRow label={t('control.title')}>
        <Choice
          label={t('quality.month')}
          all={t('quality.lastMonth')}
          width={200}
          value={state.period}
          options={periods.map(({ period }) => ({
            value: period,
            label: month(period),
          }))}
          onChange={period => change({ period })}
        />
      </ControlRow>
      <WrongAddress wrong={wrong} />
      <QualitySections period={state.period} />
      <ConformanceSection period={state.period} />
    </PageFrame>
  );
};
