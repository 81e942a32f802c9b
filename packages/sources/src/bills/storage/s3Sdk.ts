/** Loaded when it is needed: it is large, and most processes read no bucket. */
export const loadS3 = (): typeof import('@aws-sdk/client-s3') =>
  require('@aws-sdk/client-s3');
