import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MEASURES, Measure } from '@rosetta/contracts/finops';
import { ChoicePill } from '@rosetta/plugin-rosetta-core-react/controls';
import { finopsTranslationRef } from '../translation';

interface MeasureChoiceProps {
  /** Effective cost unless the address says another one. */
  measure?: Measure;
  onChange(change: { measure?: Measure }): void;
}

/** Which of the costs of FOCUS is shown. */
export const MeasureChoice = ({
  measure = 'effective',
  onChange,
}: MeasureChoiceProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <ChoicePill
      label={t('control.measure')}
      value={measure}
      options={MEASURES.map(value => ({
        value,
        label: t(`measure.${value}`),
      }))}
      onChange={chosen => onChange({ measure: chosen })}
    />
  );
};
