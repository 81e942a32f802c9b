export { createTestStores, type TestStores } from './testing/stores';
