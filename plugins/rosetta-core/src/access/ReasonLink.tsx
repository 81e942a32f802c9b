import {
  GroupLink,
  PersonLink,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { Reason } from '@rosetta/contracts/portal';
import { useAccessTexts } from './useAccessTexts';

/** What gives a role: a group or a person, by their page; an entitlement of another directory in words. */
export const ReasonLink = ({ reason }: { reason: Reason }) => {
  const texts = useAccessTexts();
  const { of } = reason;
  const words = texts.reason(reason);
  if (!texts.isConfigured(reason)) return <>{words}</>;
  if (of.startsWith('group:'))
    return (
      <GroupLink group={of} inText>
        {words}
      </GroupLink>
    );
  return (
    <PersonLink person={of} inText>
      {words}
    </PersonLink>
  );
};
