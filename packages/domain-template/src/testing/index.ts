export {
  createCheckout,
  type Checkout,
  type CheckoutRun,
} from './createCheckout';
