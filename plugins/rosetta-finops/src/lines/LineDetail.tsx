import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import CloseIcon from '@mui/icons-material/Close';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CostLine, UNALLOCATED } from '@rosetta/contracts/finops';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { nameOfRef } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { useCauses } from '../restatements/useCauses';
import { RuleLink } from '../rules/RuleLink';
import { RunLink } from '../runs/RunLink';
import { finopsTranslationRef } from '../translation';
import { billedOf } from './billedOf';
import { PoolCharges } from './PoolCharges';
import { ChargeFactsProps, Fact, useChargeFacts } from './useChargeFacts';
import { useReasonText } from './useReason';

const FactList = ({ facts }: { facts: readonly Fact[] }) => (
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

/** By which rule, and where the line is of one application, with which part of the weights. */
const useRuleText = ({ rule }: CostLine) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  if (!rule) return undefined;
  const text = `${rule.name} · ${rule.id} v${rule.version} (${rule.method})`;
  if (rule.weight === undefined) return text;
  const inUnit = (weight = '') =>
    rule.unit ? `${weight} ${rule.unit}` : weight;
  return t('line.ruleShare', {
    rule: text,
    weight: inUnit(rule.weight),
    total: inUnit(rule.totalWeight),
    ratio: rule.ratio ?? '',
  });
};

/** The pool of an indirect line, and the platform that it came from. */
const usePoolFacts = ({ charge, pool }: CostLine): Fact[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyExact } = useFormats();
  if (!pool) return [];
  const { passedOnBy } = pool;
  const whole: Fact[] = charge
    ? []
    : [[t('line.pool'), moneyExact(pool.amount, pool.currency)]];
  return passedOnBy
    ? [
        ...whole,
        [
          t('line.passedOnBy'),
          <ApplicationLink key="origin" application={passedOnBy}>
            {passedOnBy}
          </ApplicationLink>,
        ],
      ]
    : whole;
};

/** The closed month of a restated line, and who booked it. */
const useRestatementFacts = ({ restatement }: CostLine): Fact[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const causes = useCauses();
  if (!restatement) return [];
  const { period, kind, why, reason, by } = restatement;
  return [
    [
      t('restatements.line.of'),
      t('restatements.line.ofMonth', {
        month: month(period),
        kind: t(`kind.${kind}`),
        why: causes(why),
      }),
    ],
    [
      t('restatements.line.booking'),
      t('restatements.line.bookedBy', { reason, by: nameOfRef(by) }),
    ],
  ];
};

const useFacts = ({ line, onFilter }: ChargeFactsProps): Fact[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyExact, instant } = useFormats();
  const reasonText = useReasonText();
  const chargeFacts = useChargeFacts({ line, onFilter });
  const poolFacts = usePoolFacts(line);
  const restatementFacts = useRestatementFacts(line);
  const ruleText = useRuleText(line);
  const { application, charge, raw, chargePeriod } = line;
  const billed = billedOf(line);
  const whole: Fact[] = charge
    ? [[t('line.charge'), moneyExact(charge.amount, charge.currency)]]
    : [];
  return [
    [t('line.amount'), moneyExact(line.amount, billed.currency)],
    ...whole,
    ...poolFacts,
    [t('line.kind'), t(`kind.${line.kind}`)],
    ...restatementFacts,
    ...(line.reason ? [[t('line.reason'), reasonText(line)] as const] : []),
    [
      t('line.application'),
      application && (
        <ApplicationLink application={application}>
          {application}
        </ApplicationLink>
      ),
    ],
    [t('line.product'), `${billed.category} · ${billed.product}`],
    ...chargeFacts,
    [
      t('line.chargePeriod'),
      `${instant(chargePeriod.from)} – ${instant(chargePeriod.to)}`,
    ],
    [
      t('line.rule'),
      line.rule && (
        <RuleLink key="rule" id={line.rule.id}>
          {ruleText}
        </RuleLink>
      ),
    ],
    [
      t('line.file'),
      raw && t('line.fileRow', { file: raw.file, row: String(raw.row) }),
    ],
    [t('line.run'), <RunLink key="run" id={line.runId} />],
    [t('line.id'), <code key="id">{line.lineId}</code>],
  ];
};

/** Whose share of a pool a line is; undefined where it is a charge. */
const bearerOf = ({ charge, application }: CostLine) =>
  charge ? undefined : application ?? UNALLOCATED;

const Detail = (props: ChargeFactsProps) => {
  const { line } = props;
  return (
    <>
      <FactList facts={useFacts(props)} />
      {line.pool && (
        <PoolCharges
          key={line.lineId}
          pool={line.pool}
          application={bearerOf(line)}
        />
      )}
    </>
  );
};

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
