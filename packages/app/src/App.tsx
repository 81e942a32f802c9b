import { createApp } from '@backstage/frontend-defaults';

/** Plugins install themselves: `app.packages: all` finds them in package.json. */
export default createApp();
