export * from './renderReferentiel';
export * from './serveReferentiel';
