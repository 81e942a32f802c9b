import AskIcon from '@mui/icons-material/HelpOutline';
import GoIcon from '@mui/icons-material/CheckCircleOutline';
import StopIcon from '@mui/icons-material/Block';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ChangeGate,
  GateDecision,
  GateReason,
  getChangeGate,
} from '@rosetta/contracts/monitoring';
import {
  ApplicationLink,
  ApplicationProps,
} from '@rosetta/plugin-rosetta-core-react/application';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  LinkList,
  StateChip,
  TitledCard,
} from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { monitoringTranslationRef } from '../translation';

const REFRESH_MS = 60_000;

const SIGNS = {
  go: ['success', <GoIcon key="go" />],
  ask: ['warning', <AskIcon key="ask" />],
  stop: ['error', <StopIcon key="stop" />],
} as const satisfies Record<GateDecision, unknown>;

const Reason = ({ input, code, message, name, application, url }: GateReason) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const text = t(`gate.reason.${code}`, {
    name: name ?? '',
    input: t(`gate.input.${input}`),
  });
  return (
    <li title={message}>
      {url ? (
        <Link href={url} target="_blank" rel="noreferrer">
          {text}
        </Link>
      ) : (
        text
      )}
      {application && (
        <>
          {' · '}
          <ApplicationLink application={application} inText>
            {application}
          </ApplicationLink>
        </>
      )}
    </li>
  );
}; // prettier-ignore

const Decision = ({ decision, reasons, inputs, validUntil, decisionId }: ChangeGate) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { clock, list } = useFormats();
  const [color, icon] = SIGNS[decision];
  const known = inputs.filter(({ state }) => state === 'ok');
  return (
    <Stack gap={1} alignItems="flex-start">
      <StateChip color={color} icon={icon} label={t(`gate.decision.${decision}`)} />
      {reasons.length > 0 && (
        <LinkList>
          {reasons.map(reason => (
            <Reason key={`${reason.code} ${reason.input} ${reason.name} ${reason.application}`} {...reason} />
          ))}
        </LinkList>
      )}
      <Typography variant="body2" color="text.secondary" title={decisionId}>
        {t('gate.basis', {
          until: clock(validUntil),
          inputs: list(known.map(({ name }) => t(`gate.input.${name}`))) || '–',
        })}
      </Typography>
    </Stack>
  );
}; // prettier-ignore

/** Whether the application may be changed now, and why not. */
export const GateCard = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const state = useRoute(
    getChangeGate,
    { params: { app: application }, query: {} },
    { everyMs: REFRESH_MS },
  );
  return (
    <TitledCard title={t('gate.title')}>
      <Resource state={state}>{gate => <Decision {...gate} />}</Resource>
    </TitledCard>
  );
};
