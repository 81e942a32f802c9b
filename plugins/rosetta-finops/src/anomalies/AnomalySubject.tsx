import { Anomaly } from '@rosetta/contracts/finops';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { RuleLink } from '../rules/RuleLink';

interface AnomalySubjectProps {
  anomaly: Pick<Anomaly, 'application' | 'applicationName' | 'rule'>;
}

/** Whose cost is unusual: an application leads to its sheet, a shared cost to the rule that splits it. */
export const AnomalySubject = ({
  anomaly: { application, applicationName, rule },
}: AnomalySubjectProps) =>
  application === undefined ? (
    <RuleLink id={rule!}>{rule}</RuleLink>
  ) : (
    <ApplicationLink application={application}>
      {applicationName}
    </ApplicationLink>
  );
