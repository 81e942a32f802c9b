import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { QuarantinedRecord } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import { RequesterLink } from '@rosetta/plugin-rosetta-core-react/entity';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { RefusedRecordDialog } from '@rosetta/plugin-rosetta-core-react/quarantine';
import { costsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';

interface RecordDetailProps {
  record: QuarantinedRecord;
  onClose(): void;
}

/** Who landed it again, and the line that it became. */
const Settled = ({
  settled,
}: {
  settled: NonNullable<QuarantinedRecord['settled']>;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const costs = useRouteRef(costsRouteRef);
  const { became, by, at, reason, how } = settled;
  const { file, row, period } = became;
  const lines = `${costs?.() ?? ''}?view=lines&from=${period}&to=${addMonths(
    period,
    1,
  )}`;
  return (
    <Typography gutterBottom>
      {t(`quarantine.how.${how}`)} <RequesterLink requester={by} inText />,{' '}
      <RelativeTime at={at} />: {reason}.{' '}
      {t('quarantine.became', { row: `${row}`, file })}{' '}
      <Link component={RouterLink} to={lines} underline="always">
        {t('quarantine.linesOf', { month: month(period) })}
      </Link>
    </Typography>
  );
};

/** What a refused record says, field by field. */
export const RecordDetail = ({ record, onClose }: RecordDetailProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { settled, file, row } = record;
  return (
    <RefusedRecordDialog
      title={t('quarantine.recordOf', { row: `${row}`, file })}
      record={record}
      closeLabel={t('quarantine.close')}
      onClose={onClose}
    >
      {settled && <Settled settled={settled} />}
    </RefusedRecordDialog>
  );
};
