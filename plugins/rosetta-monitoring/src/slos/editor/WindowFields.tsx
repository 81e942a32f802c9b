import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { monitoringTranslationRef } from '../../translation';
import { Chosen, Written } from './Fields';
import { SLICE_MINUTES } from './sloDraft';
import { SloForm } from './useSloForm';

/** Over which time, and how the budget is counted in it. */
export const WindowFields = ({ form }: { form: SloForm }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { windowType, method } = form.draft;
  return (
    <>
      <Chosen
        form={form}
        field="windowType"
        options={(['rolling', 'calendar'] as const).map(value => ({
          value,
          label: t(`slos.windowType.${value}`),
        }))}
      />
      <Written
        form={form}
        field="duration"
        required
        help={t(`slos.help.duration.${windowType}`)}
      />
      {windowType === 'calendar' && (
        <>
          <Written
            form={form}
            field="startTime"
            type="datetime-local"
            required
            help={t('slos.help.startTime')}
          />
          <Written
            form={form}
            field="timeZone"
            required
            help={t('slos.help.timeZone')}
          />
        </>
      )}
      <Chosen
        form={form}
        field="method"
        options={(['Occurrences', 'Timeslices', 'RatioTimeslices'] as const).map(value => ({ value, label: t(`slos.methodShort.${value}`) }))} // prettier-ignore
        help={t(`slos.help.method.${method}`)}
      />
      {method !== 'Occurrences' && (
        <Chosen
          form={form}
          field="sliceMinutes"
          options={SLICE_MINUTES.map(value => ({ value, label: value }))}
        />
      )}
      {method === 'Timeslices' && (
        <Written form={form} field="sliceTarget" required />
      )}
    </>
  );
};
