export { generateDomain, type GeneratedDomain } from './generateDomain';
