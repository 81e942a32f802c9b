import {
  AttributionCostPreview,
  AttributionToPreview,
  Holder,
} from '@rosetta/contracts/attribution';
import {
  AttributedCharge,
  AttributedChargeReadModel,
  AttributedShare,
  Attribution,
  PublishedRunReadModel,
  createAttribution,
} from '@rosetta/finops-mart';
import {
  ReadReferentiel,
  Referentiel,
  overlayReferentiel,
  validVersion,
  versionsBy,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { limitQueries } from '../limitQueries';
import { MovedCosts } from './movedCosts';

/** A preview uses a connection and much of a processor. */
const MAX_AT_A_TIME = 2;
const LIMIT_SECONDS = 60;
const TOO_LONG = `The preview took more than ${LIMIT_SECONDS} s and was stopped; ask for fewer months`;

const NOBODY: Holder = { application: null, name: null, group: null };

/** A value may name its provider, as in `AWS|402918837110`; charges do not. */
const bothForms = (value: string) => [value, value.replace(/^[^|]*\|/, '')];

const identifiersOf = ({ pivots, applications }: AttributionToPreview) => {
  const claims = [...pivots.before, ...pivots.after];
  const valuesOf = (type: string) => [
    ...new Set(
      claims
        .filter(claim => claim.type === type)
        .flatMap(({ value }) => bothForms(value)),
    ),
  ];
  return {
    resources: valuesOf('focus:resource'),
    subAccounts: valuesOf('focus:subaccount'),
    tags: valuesOf('focus:tag'),
    applications: [
      ...new Set(
        [...applications.before, ...applications.after].map(({ id }) => id),
      ),
    ],
  };
};

/** Whose a charge is, or a share, in one state of the référentiel. */
const createHolders = (
  referentiel: Referentiel,
  tagKeys: readonly string[],
) => {
  const attribute: Attribution = createAttribution(referentiel, tagKeys);
  const owners = versionsBy(referentiel.applications, ({ id }) => id);
  const nameAt = (id: string, at: string) =>
    validVersion(owners, id, at)?.name ?? id;
  return {
    ofCharge(charge: AttributedCharge): Holder {
      const found = attribute({ ...charge, tagsUnreadable: false });
      if (typeof found === 'string') return NOBODY;
      const { application, group } = found;
      const name = nameAt(application, charge.chargePeriodStart);
      return { application, name, group };
    },
    /** A share follows the owner at the first instant of its charge month. */
    ofShare({ application, chargeMonth }: AttributedShare): Holder {
      const at = `${chargeMonth}-01T00:00:00.000Z`;
      const owner =
        validVersion(owners, application, at) ??
        owners
          .get(application)
          ?.find(({ validFrom }) => validFrom?.startsWith(chargeMonth));
      const { name = application, group = null } = owner ?? {};
      return { application, name, group };
    },
  };
};

export interface AttributionOptions {
  referentiel: ReadReferentiel;
  tagKeys: readonly string[];
}

/** What would move if pivots or owners changed, without changing any. */
export class AttributionPreviews {
  readonly #db: Knex;
  readonly #referentiel: ReadReferentiel;
  readonly #tagKeys: readonly string[];
  readonly #limit = limitQueries({
    atATime: MAX_AT_A_TIME,
    seconds: LIMIT_SECONDS,
    tooLong: TOO_LONG,
  });

  constructor(db: Knex, { referentiel, tagKeys }: AttributionOptions) {
    this.#db = db;
    this.#referentiel = referentiel;
    this.#tagKeys = tagKeys;
  }

  /** @param signal - aborts when nobody waits for the answer any more */
  preview(
    input: AttributionToPreview,
    signal: AbortSignal,
  ): Promise<AttributionCostPreview> {
    return this.#limit(either => this.#compute(input, either), signal);
  }

  async #compute(input: AttributionToPreview, signal: AbortSignal) {
    const published = new PublishedRunReadModel(this.#db);
    const runs = (await published.list())
      .filter(({ retained }) => retained)
      .slice(-input.months);
    const { knownAt } = await this.#referentiel.version(signal);
    const now = await this.#referentiel.at(knownAt);
    const before = createHolders(now, this.#tagKeys);
    const after = createHolders(overlayReferentiel(now, input), this.#tagKeys);
    const moved = new MovedCosts();
    const charges = new AttributedChargeReadModel(this.#db);
    const identifiers = identifiersOf(input);
    await charges.forEachCharge(runs, identifiers, signal, charge =>
      moved.add(
        'direct',
        before.ofCharge(charge),
        after.ofCharge(charge),
        charge,
      ),
    );
    const { applications } = identifiers;
    for (const share of await charges.sharesOf(runs, applications))
      moved.add('indirect', before.ofShare(share), after.ofShare(share), share);
    await published.assertRetained(runs);
    return {
      periods: runs.map(({ period, runId, publishedAt: at }) => ({
        period,
        runId,
        at,
      })),
      items: moved.items(),
    };
  }
}
