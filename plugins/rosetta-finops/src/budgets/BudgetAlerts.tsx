import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BudgetAlert,
  BudgetKey,
  listBudgetAlerts,
} from '@rosetta/contracts/finops';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { nameOfRef } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  LinkList,
  SectionTitle,
} from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { finopsTranslationRef } from '../translation';

/** One threshold in a sentence: what was passed, when, and who was told. */
const useAlertText = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { money, moment, list } = useFormats();
  return (alert: BudgetAlert) => {
    const { basis, percent, cost, currency, raisedAt, toldAt, toldTo } = alert;
    const told = toldTo.length
      ? t('budgets.alert.told', { people: list(toldTo.map(nameOfRef)) })
      : t(toldAt ? 'budgets.alert.nobody' : 'budgets.alert.pending');
    const passed = t(`budgets.alert.${basis}`, {
      percent: `${percent}`,
      cost: money(cost, currency),
      at: moment(raisedAt),
    });
    return `${passed} ${told}`;
  };
};

/** Which thresholds of a budget were passed, and who was told; nothing where none was. */
export const BudgetAlerts = ({ budget }: { budget: BudgetKey }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const textOf = useAlertText();
  const { kind, key, month, currency } = budget;
  const alerts = useRouteItems(listBudgetAlerts, {
    query: { kind, key, month, currency: currency as 'USD' },
  });
  return (
    <Resource state={alerts} skeleton={<></>}>
      {items =>
        items.length > 0 && (
          <section>
            <SectionTitle>{t('budgets.alert.title')}</SectionTitle>
            <LinkList>
              {items.map(alert => (
                <Typography key={alert.id} component="li">
                  {textOf(alert)}
                </Typography>
              ))}
            </LinkList>
          </section>
        )
      }
    </Resource>
  );
};
