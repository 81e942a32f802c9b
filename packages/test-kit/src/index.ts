export { waitUntil } from './waitUntil';
