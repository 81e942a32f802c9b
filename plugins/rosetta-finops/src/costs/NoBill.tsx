import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMe } from '@rosetta/plugin-rosetta-core-react/access';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { finopsTranslationRef } from '../translation';
import { Choices } from './useCosts';
import { CostsPageView } from './costsPageView';
import {
  MonthRange,
  monthRangeLabel,
} from '@rosetta/plugin-rosetta-core-react/period';

interface NoBillProps {
  range: MonthRange;
  choices: Choices;
  onChange(change: CostsPageView): void;
}

const NextSteps = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { value: me } = useMe();
  if (!me?.actions.includes('finops.runs.write'))
    return <p>{t('noBill.askFinops')}</p>;
  return (
    <>
      <p>{t('noBill.importAndRun')}</p>
      <pre>
        yarn rosetta raw import focus &lt;file&gt;{'\n'}yarn rosetta batch
        finops run
      </pre>
    </>
  );
};

/** Nothing was published for the range: not zero, missing. */
export const NoBill = ({ range, choices, onChange }: NoBillProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const { items, defaultRange } = choices.periods;
  const last = items.find(({ period }) => period === defaultRange.from)?.period;
  return (
    <EmptyState
      title={t('noBill.title', { period: monthRangeLabel(range, formats) })}
      action={
        last && (
          <Button
            variant="contained"
            onClick={() =>
              onChange({ from: undefined, to: undefined, period: undefined })
            }
          >
            {t('noBill.showLast', { month: formats.month(last) })}
          </Button>
        )
      }
    >
      <NextSteps />
    </EmptyState>
  );
};

const WITHOUT_FILTERS: CostsPageView = {
  domain: undefined,
  family: undefined,
  product: undefined,
  application: undefined,
  group: undefined,
  billingAccount: undefined,
  by: undefined,
};

/** There are bills, and none of them fits. */
export const NothingMatches = ({ onChange }: Pick<NoBillProps, 'onChange'>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <EmptyState
      title={t('nothing.title')}
      action={
        <Button variant="contained" onClick={() => onChange(WITHOUT_FILTERS)}>
          {t('nothing.showAll')}
        </Button>
      }
    >
      {t('nothing.help')}
    </EmptyState>
  );
};
