import { RuleForm, sumOfCoefficients } from './ruleForm';

export const FORM_FIELDS = [
  'name',
  'priority',
  'validFrom',
  'validTo',
  'scope',
  'basis',
  'targets',
  'coefficients',
  'reason',
] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** What is wrong with the form, by field: known here, so that nobody waits for an answer to learn it. */
export type FormProblem =
  | 'required'
  | 'wholeNumber'
  | 'afterFrom'
  | 'chooseOne'
  | 'sum';

const targetsProblem = (form: RuleForm): FormProblem | undefined => {
  const { targetKind, attributeName, attributeValue } = form;
  if (targetKind === 'attribute')
    return attributeName.trim() && attributeValue.trim()
      ? undefined
      : 'required';
  return targetKind !== 'all' && form[targetKind].length === 0
    ? 'chooseOne'
    : undefined;
};

export const problemsOf = (
  form: RuleForm,
): Partial<Record<FormField, FormProblem>> => {
  const required = (text: string) => (text.trim() ? undefined : 'required');
  const found: Partial<Record<FormField, FormProblem | undefined>> = {
    name: required(form.name),
    priority: /^\d{1,7}$/.test(form.priority) ? undefined : 'wholeNumber',
    validFrom: required(form.validFrom),
    validTo:
      form.validTo && form.validTo <= form.validFrom ? 'afterFrom' : undefined,
    scope: form.scope.some(({ value }) => !value.trim())
      ? 'required'
      : undefined,
    basis: form.method === 'proportional' ? required(form.basis) : undefined,
    targets: targetsProblem(form),
    coefficients:
      form.method === 'fixed' && sumOfCoefficients(form) !== '1'
        ? 'sum'
        : undefined,
    reason: required(form.reason),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, problem]) => problem !== undefined),
  );
};
