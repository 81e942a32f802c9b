import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import CloseIcon from '@mui/icons-material/Close';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CostLine } from '@rosetta/contracts/finops';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';
import { ChargeFactsProps, useChargeFacts } from './useChargeFacts';
import { useReasonText } from './useReason';

const Facts = ({
  facts,
}: {
  facts: readonly (readonly [string, ReactNode])[];
}) => (
  <Box
    component="dl"
    sx={{
      display: 'grid',
      gridTemplateColumns: { xs: '1fr', sm: 'max-content 1fr' },
      columnGap: 3,
      rowGap: 0.75,
      m: 0,
      '& dt': { color: 'text.secondary' },
      '& dd': { m: 0, overflowWrap: 'anywhere' },
    }}
  >
    {facts.map(([name, value]) => [
      <dt key={`${name} name`}>{name}</dt>,
      <dd key={`${name} value`}>{value || '–'}</dd>,
    ])}
  </Box>
);

const useFacts = ({ line, onFilter }: ChargeFactsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyExact, instant } = useFormats();
  const reasonText = useReasonText();
  const chargeFacts = useChargeFacts({ line, onFilter });
  const { application, charge, rule, raw, chargePeriod } = line;
  return [
    [t('line.amount'), moneyExact(line.amount, charge.currency)],
    [t('line.charge'), moneyExact(charge.amount, charge.currency)],
    [t('line.kind'), t(`kind.${line.kind}`)],
    ...(line.reason ? [[t('line.reason'), reasonText(line)] as const] : []),
    [
      t('line.application'),
      application && (
        <ApplicationLink application={application}>
          {application}
        </ApplicationLink>
      ),
    ],
    [t('line.product'), `${charge.category} · ${charge.product}`],
    ...chargeFacts,
    [
      t('line.chargePeriod'),
      `${instant(chargePeriod.from)} – ${instant(chargePeriod.to)}`,
    ],
    [
      t('line.rule'),
      rule &&
        t('line.ruleShare', {
          rule: `${rule.id} v${rule.version} (${rule.method})`,
          weight: rule.weight,
          total: rule.totalWeight,
          ratio: rule.ratio,
        }),
    ],
    [
      t('line.file'),
      t('line.fileRow', { file: raw.file, row: String(raw.row) }),
    ],
    [t('line.run'), <code key="run">{line.runId}</code>],
    [t('line.id'), <code key="id">{line.lineId}</code>],
  ] as const;
};

const Detail = (props: ChargeFactsProps) => <Facts facts={useFacts(props)} />;

interface LineDetailProps extends Pick<ChargeFactsProps, 'onFilter'> {
  line?: CostLine;
  onClose(): void;
}

/** One line with all its digits, and where it came from: file, row, run, rule. */
export const LineDetail = ({ line, onClose, onFilter }: LineDetailProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Dialog
      open={Boolean(line)}
      onClose={onClose}
      maxWidth="md"
      fullWidth
      aria-labelledby="cost-line-title"
    >
      <DialogTitle id="cost-line-title" sx={{ pr: 6 }}>
        {t('lines.one')}
        <IconButton
          aria-label={t('lines.close')}
          onClick={onClose}
          sx={{ position: 'absolute', right: 8, top: 8 }}
        >
          <CloseIcon />
        </IconButton>
      </DialogTitle>
      <DialogContent>
        {line && <Detail line={line} onFilter={onFilter} />}
      </DialogContent>
    </Dialog>
  );
};
