import { isIP } from 'node:net';
import { z } from 'zod';

/** YAML gives a number, `${VARIABLE}` gives text. */
const Count = z.coerce.number().int().positive();

const isAddress = (text: string) => {
  const [address, prefix = '0'] = text.split('/');
  return isIP(address) > 0 && /^\d{1,3}$/.test(prefix);
};

/** One address or subnet, or several with commas between, as one `${VARIABLE}` gives them. */
const Addresses = z
  .string()
  .transform(text => text.split(',').map(part => part.trim()))
  .refine(
    parts => parts.every(isAddress),
    'must be addresses or subnets, like 10.0.0.0/8',
  );

/** `rosetta.limits`. The only place that has the default figures; `config.d.ts` documents them. */
export const LimitsConfig = z
  .strictObject({
    /** Per address, without identity. */
    anonymous: z
      .strictObject({
        requests: Count.default(100),
        perSeconds: Count.default(60),
      })
      .prefault({}),
    /** Per person or machine, at the portal and at each service. */
    identified: z
      .strictObject({
        requests: Count.default(1_200),
        perSeconds: Count.default(60),
        /** On top of `requests`, within the same time. */
        burst: z.coerce.number().int().min(0).default(200),
      })
      .prefault({}),
    /** Per person or external caller, over all of Backstage's own plugins: one page sends many requests. */
    portal: z
      .strictObject({
        requests: Count.default(3_000),
        perSeconds: Count.default(60),
        burst: z.coerce.number().int().min(0).default(500),
      })
      .prefault({}),
    /** Per address, at the sign-in of the portal. A company may have one address. */
    signIn: z
      .strictObject({
        requests: Count.default(600),
        perSeconds: Count.default(60),
      })
      .prefault({}),
    /** Addresses or subnets whose `x-forwarded-for` is believed; nobody's by default. */
    trustedProxies: z
      .array(Addresses)
      .default([])
      .transform(all => all.flat()),
  })
  .prefault({});
export type LimitsConfig = z.infer<typeof LimitsConfig>;
