import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AllocationRule,
  RuleScope,
  changeAllocationRule,
  createAllocationRule,
  previewAllocationRule,
} from '@rosetta/contracts/finops';
import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { ruleRouteRef } from '../../routes';
import { finopsTranslationRef } from '../../translation';
import { InputProblem } from '@rosetta/contracts/values';
import { problemsByField } from '../problemsByField';
import { shownVersion } from '../ruleState';
import { FORM_FIELDS, FormField, problemsOf } from './formProblems';
import { RuleForm, changeOf, newRule, toRule } from './ruleForm';
import { KnownRefusal, inItsWords, knownRefusal } from './refusals';
import { useDraft } from './useDraft';
import { useReprocess } from './useReprocess';

/** What the service said is wrong with what was sent; another failure names no fields. */
const refusalOf = (error: Error | null) => {
  const { fields } = problemsByField(
    isRequestError(error) ? error.problems : [],
  );
  // Which version is corrected is chosen beside the days.
  const { replaces = [], validFrom = [] } = fields;
  return { ...fields, validFrom: [...replaces, ...validFrom] };
};

/** What is sent of a change of a rule: `replaces` names the version that was wrong. */
const toChange = (rule: AllocationRule | undefined, form: RuleForm) => ({
  ...toRule(form),
  ...(rule &&
    form.corrects && {
      replaces: shownVersion(rule, new Date().toISOString()).version,
    }),
});

const useSending = (rule: AllocationRule | undefined) => {
  const create = useRouteMutation(createAllocationRule);
  const change = useRouteMutation(changeAllocationRule);
  const { error, isPending } = rule ? change : create;
  const send = (
    form: RuleForm,
    options: { onSuccess(saved: AllocationRule): void },
  ) => {
    if (!rule) return create.mutate({ body: toRule(form) }, options);
    return change.mutate(
      {
        params: { id: rule.id },
        body: toChange(rule, form),
        ifMatch: `"${rule.revision}"`,
      },
      options,
    );
  };
  return { send, error, isPending };
};

/** What the rule would move, as the form was when it was asked. */
const usePreview = (rule: AllocationRule | undefined, form: RuleForm) => {
  const { mutate, data, error, isPending } = useRouteMutation(
    previewAllocationRule,
  );
  const [asked, setAsked] = useState<RuleForm>();
  return {
    found: data,
    error,
    isPending,
    isStale: asked !== form,
    run: (period: string) => {
      setAsked(form);
      mutate({ body: { ...toChange(rule, form), id: rule?.id, period } });
    },
  };
};

/** What a service refused, in the reader's language where it is known what it may say. */
const useRefusalWords = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const inWords = (problem: InputProblem) => {
    const known = knownRefusal(problem);
    if (!known) return inItsWords(problem);
    const { key, ...values } = known;
    return t(`rules.refusal.${key}` as 'rules.refusal.overlaps', values as KnownRefusal);
  };
  return (problems: readonly InputProblem[] = []) =>
    problems.length > 0 ? problems.map(inWords).join('; ') : undefined;
}; // prettier-ignore

/** A form of each rule, and of each scope that a rule is made for, has a draft of its own. */
const draftKey = (rule?: AllocationRule, scope?: RuleScope) =>
  `rosetta-rule ${rule?.id ?? 'new'}${scope ? JSON.stringify(scope) : ''}`;

interface RuleFormOptions {
  /** The rule that is changed; a new one is made without it. */
  rule?: AllocationRule;
  scope?: RuleScope;
  validFrom?: string;
}

const useRuleDraft = ({ rule, scope, validFrom }: RuleFormOptions) => {
  const begin = useMemo(() => {
    const now = new Date().toISOString();
    if (rule) return changeOf(shownVersion(rule, now), now);
    return newRule(validFrom ?? now, scope);
  }, [rule, scope, validFrom]);
  return useDraft(draftKey(rule, scope), begin);
};

/** What a person writes of a rule, until it is saved; then leads to the rule. */
export const useRuleForm = (options: RuleFormOptions, onSaved: () => void) => {
  const { rule } = options;
  const { t } = useTranslationRef(finopsTranslationRef);
  const navigate = useNavigate();
  const rulePage = useRouteRef(ruleRouteRef);
  const draft = useRuleDraft(options);
  const [wasTried, setTried] = useState(false);
  const { send, error, isPending } = useSending(rule);
  const { value: form } = draft;
  const wrong = problemsOf(form);
  const preview = usePreview(rule, form);
  const reprocess = useReprocess();
  const refusal: Partial<Record<string, InputProblem[]>> = refusalOf(
    error ?? preview.error,
  );
  const inWords = useRefusalWords();
  const isAtFields = FORM_FIELDS.some(field => refusal[field]?.length);

  /** What stands below a field: what is known to be wrong here, else what the service said. */
  const problem = (field: FormField): string | undefined => {
    const known = wasTried && wrong[field];
    return known ? t(`rules.problem.${known}`) : inWords(refusal[field]);
  };
  const isRight = (missing: Partial<typeof wrong>) => {
    setTried(true);
    return Object.keys(missing).length === 0;
  };
  const save = () => {
    if (!isRight(wrong)) return;
    send(form, {
      onSuccess: saved => {
        draft.drop();
        onSaved();
        if (!reprocess.start(form) && rulePage)
          navigate(rulePage({ id: saved.id }));
      },
    });
  };
  return {
    form,
    change: (fields: Partial<RuleForm>) => draft.write({ ...form, ...fields }),
    reset: draft.drop,
    isChanged: draft.isWritten,
    problem,
    /** Of the whole, when no field of the form is named. */
    error: isAtFields ? null : error,
    isPending,
    save,
    reprocess,
    preview: {
      ...preview,
      error: isAtFields ? null : preview.error,
      run: (period: string) => {
        // A rule can be tried before anybody has said why it is made.
        const { reason: _, ...others } = wrong;
        if (isRight(others)) preview.run(period);
      },
    },
  };
};
export type RuleFormState = ReturnType<typeof useRuleForm>;
