export * from './__testUtils__/referentiel';
export { roleIdentity } from './__testUtils__/roleIdentity';
export { schemaReport } from './__testUtils__/schemaReport';
export { startUnconfigured } from './__testUtils__/startUnconfigured';
export { urlOf } from './__testUtils__/urlOf';
