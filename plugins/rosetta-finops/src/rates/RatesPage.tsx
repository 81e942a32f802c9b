import { useCallback } from 'react';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { RateKey, putRates } from '@rosetta/contracts/finops';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { runsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { EnterButtons } from '../valuesToSet/EnterButtons';
import { useOpenedForm } from '../valuesToSet/useOpenedForm';
import { EMPTY_DRAFT, RateDraft } from './rateDraft';
import { ImportRatesDialog } from './ImportRatesDialog';
import { RatesDialog } from './RatesDialog';
import { RatesOfMonths } from './RatesOfMonths';
import { useMonths } from './useMonths';
import { Rates, useRates } from './useRates';

/** Pairs that are named; the others are counted. */
const NAMED = 6;

const toDrafts = (pairs: readonly RateKey[]): RateDraft[] =>
  pairs.map(({ month, currency }) => ({ month, currency, rate: '' }));

interface MissingRatesProps {
  missing: readonly RateKey[];
  /** Nothing for those who only read. */
  onEnter?(): void;
}

/** Rates without which runs fail. */
const MissingRates = ({ missing, onEnter }: MissingRatesProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month, list } = useFormats();
  const named = missing
    .slice(0, NAMED)
    .map(pair =>
      t('rates.pair', { currency: pair.currency, month: month(pair.month) }),
    );
  const others = missing.length - named.length;
  const pairs = list(
    others > 0 ? [...named, t('rates.more', { count: others })] : named,
  );
  return (
    <Alert
      severity="warning"
      action={
        onEnter && (
          <Button color="inherit" size="small" onClick={onEnter}>
            {t('rates.enterMissing')}
          </Button>
        )
      }
    >
      <AlertTitle>{t('rates.missing', { count: missing.length })}</AlertTitle>
      {t('rates.missingHelp', { pairs })}
    </Alert>
  );
};

/** Which months run anew, and where that is seen. */
const SavedRates = ({ changes }: { changes: readonly RateKey[] }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const months = useMonths();
  const runs = useRouteRef(runsRouteRef);
  if (changes.length === 0)
    return <Alert severity="info">{t('rates.nothing')}</Alert>;
  return (
    <Alert
      severity="success"
      action={
        runs && (
          <Button
            color="inherit"
            size="small"
            component={RouterLink}
            to={runs()}
          >
            {t('nav.runs')}
          </Button>
        )
      }
    >
      {t('rates.saved', { months: months(changes) })}
    </Alert>
  );
};

/** What is open over the page: a form with these rates, or the choice of a file. */
type Opened = { drafts: RateDraft[] } | 'import';

interface KnownRatesProps {
  rates: Rates;
  reportingCurrency: string;
  onRefresh(): void;
}

const KnownRates = (props: KnownRatesProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const mayChange = useMay('finops.rates.write');
  const { rates, reportingCurrency, onRefresh } = props;
  const { opened, setOpened, saved, saving } = useOpenedForm<
    Opened,
    typeof putRates
  >({ revision: rates.revision, onRefresh });
  const { items, missing } = rates;
  const enter = useCallback(
    (...drafts: RateDraft[]) => setOpened({ drafts }),
    [setOpened],
  );
  const isEmpty = items.length === 0 && missing.length === 0;
  return (
    <Stack gap={2}>
      {saved && <SavedRates changes={saved} />}
      {missing.length > 0 && (
        <MissingRates
          missing={missing}
          onEnter={mayChange ? () => enter(...toDrafts(missing)) : undefined}
        />
      )}
      {mayChange && (
        <EnterButtons
          values="rates"
          onEnter={() => enter(EMPTY_DRAFT)}
          onImport={() => setOpened('import')}
        />
      )}
      {isEmpty ? (
        <EmptyState title={t('rates.none')}>
          {t('rates.noneHelp', { currency: reportingCurrency })}
        </EmptyState>
      ) : (
        <RatesOfMonths rates={rates} onChange={mayChange ? enter : undefined} />
      )}
      {opened === 'import' && <ImportRatesDialog {...props} {...saving} />}
      {typeof opened === 'object' && (
        <RatesDialog {...props} {...saving} begin={opened.drafts} />
      )}
    </Stack>
  );
};

/** What billed currencies are worth in the one that costs are told in, month by month. */
export const RatesPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const rates = useRates();
  return (
    <PageFrame title={t('rates.title')} line={t('rates.about')}>
      <Resource state={rates}>
        {value =>
          value.reportingCurrency ? (
            <KnownRates
              rates={value}
              reportingCurrency={value.reportingCurrency}
              onRefresh={rates.retry}
            />
          ) : (
            <EmptyState title={t('rates.noCurrency')}>
              {t('rates.noCurrencyHelp')}
            </EmptyState>
          )
        }
      </Resource>
    </PageFrame>
  );
};
