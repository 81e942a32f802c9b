import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import { useParams } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getSlo, Slo } from '@rosetta/contracts/monitoring';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  Fact,
  Facts,
  PageFrame,
  Provenance,
} from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { monitoringTranslationRef } from '../translation';
import { BurnTable } from './BurnTable';
import { SloAlerts } from './SloAlerts';
import { SloBurnDown } from './SloBurnDown';
import { SloChanges } from './SloChanges';
import { SloFiles } from './SloFiles';
import { SloHistory } from './SloHistory';
import { SloKpis } from './SloKpis';
import { useSloTexts } from './useSloTexts';

/** A figure of which more than a hundredth of the time is missing says so. */
const ALL_KNOWN = 0.99;

const Definition = ({ slo }: { slo: Slo }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const texts = useSloTexts();
  const { id, name } = slo.application;
  return (
    <Facts minWidth={180}>
      <Fact name={t('slos.column.application')}>
        <ApplicationLink application={id}>{name}</ApplicationLink>
      </Fact>
      <Fact name={t('slos.column.objective')}>
        {texts.target(slo.objective)}
      </Fact>
      <Fact name={t('slos.column.window')}>{texts.window(slo)}</Fact>
      <Fact name={t('slos.column.method')}>{texts.method(slo.budgeting)}</Fact>
      <Fact name={t('slos.column.indicator')}>
        {texts.indicator(slo.indicator)}
      </Fact>
      {slo.description && (
        <Fact name={t('slos.column.description')} wide>
          {slo.description}
        </Fact>
      )}
    </Facts>
  );
};

const Origin = ({ status }: Pick<Slo, 'status'>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment, percent } = useFormats();
  const { asOf, known, excludedMinutes } = status;
  const share = percent(known);
  const warnings =
    known > 0 && known < ALL_KNOWN ? [t('slos.missing', { known: share })] : [];
  return (
    <Provenance warnings={warnings}>
      {asOf
        ? t('slos.asOf', { at: moment(asOf), known: share })
        : t('slos.noData')}{' '}
      {excludedMinutes > 0 && t('slos.excluded', { count: excludedMinutes })}
    </Provenance>
  );
};

const Line = ({ slo }: { slo: Slo }) => {
  const texts = useSloTexts();
  const { day } = useFormats();
  const { from, to } = slo.status;
  return (
    <>
      {texts.target(slo.objective)} · {texts.window(slo)} ·{' '}
      {texts.method(slo.budgeting)} · {day(from)} – {day(to)}
    </>
  );
};

/** Since when it is measured no more, and why. */
const Retired = ({ slo }: { slo: Slo }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  return (
    <Alert severity="info">
      {t('slos.retiredSince', { at: moment(slo.validFrom) })} {slo.reason}
    </Alert>
  );
};

const Shown = ({ slo }: { slo: Slo }) => (
  <PageFrame
    title={slo.name}
    line={<Line slo={slo} />}
    actions={
      <Stack direction="row" flexWrap="wrap" gap={1}>
        <SloFiles slo={slo.id} />
        <SloChanges slo={slo} />
      </Stack>
    }
  >
    {slo.retired && <Retired slo={slo} />}
    <SloKpis slo={slo} />
    <SloBurnDown slo={slo} />
    <BurnTable slo={slo} />
    <Definition slo={slo} />
    <SloAlerts slo={slo.id} />
    <SloHistory slo={slo} />
    <Origin status={slo.status} />
  </PageFrame>
);

/** One objective: where it stands, how it got there, how fast its budget burns, and what it was before. */
export const SloPage = () => {
  const { id = '' } = useParams();
  const slo = useRoute(getSlo, { params: { id } });
  return <Resource state={slo}>{value => <Shown slo={value} />}</Resource>;
};
