export { ensureTechDocs, hasTechDocs, withTechDocs } from './ensureTechDocs';
