import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SIGNALS, THRESHOLD_OPERATORS } from '@rosetta/contracts/monitoring';
import { monitoringTranslationRef } from '../../translation';
import { useUnit } from '../../reliability/useUnit';
import { useWord } from '../../words/useWord';
import { SIGNS } from '../useSloTexts';
import { Chosen, Written } from './Fields';
import { COUNTS, GAUGES } from './sloDraft';
import { SloForm } from './useSloForm';

const UNITS = new Map(SIGNALS.map(({ id, unit }) => [id, unit]));

const useSignals = () => {
  const unitText = useUnit();
  const word = useWord();
  return (ids: readonly string[]) =>
    ids.map(value => ({
      value,
      label: `${word('signal', value)} (${unitText(UNITS.get(value) ?? '')})`,
    }));
};

const Parts = ({ form }: { form: SloForm }) => {
  const signals = useSignals();
  return (
    <>
      <Chosen form={form} field="part" options={signals(COUNTS)} />
      <Chosen form={form} field="total" options={signals(COUNTS)} />
    </>
  );
};

const Threshold = ({ form }: { form: SloForm }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const signals = useSignals();
  const unitText = useUnit();
  const unit = UNITS.get(form.draft.signal);
  return (
    <>
      <Chosen
        form={form}
        field="signal"
        options={signals([...GAUGES, ...COUNTS])}
        help={t('slos.help.signal')}
      />
      <Chosen
        form={form}
        field="op"
        options={THRESHOLD_OPERATORS.map(value => ({
          value,
          label: SIGNS[value],
        }))}
      />
      <Written
        form={form}
        field="value"
        required
        help={unit && t('slos.help.value', { unit: unitText(unit) })}
      />
    </>
  );
};

/** What is measured: of the signals that the service reads, and of the entities that it has of the application. */
export const IndicatorFields = ({ form }: { form: SloForm }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const entities = form.entities.map(value => ({ value, label: value }));
  return (
    <>
      <Chosen
        form={form}
        field="indicator"
        options={(['bad', 'good', 'threshold'] as const).map(value => ({
          value,
          label: t(`slos.kind.${value}`),
        }))}
      />
      {form.draft.indicator === 'threshold' ? (
        <Threshold form={form} />
      ) : (
        <Parts form={form} />
      )}
      <Chosen
        form={form}
        field="entity"
        options={[{ value: '', label: t('slos.allEntities') }, ...entities]}
        help={
          form.draft.application && entities.length === 0
            ? t('slos.help.noEntity')
            : undefined
        }
      />
    </>
  );
};
