/** The routes of the control plane, under `/__admin`. */
import type { AdminRoute } from './admin-route.ts';
import { clockRoutes } from './clock-routes.ts';
import { contractRoutes } from './contract-routes.ts';
import { coverageRoutes } from './coverage-routes.ts';
import { documentationRoutes } from './documentation-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { expectationRoutes } from './expectation-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { indexRoutes } from './index-routes.ts';
import { journalRoutes } from './journal-routes.ts';
import { portableRoutes } from './portable-routes.ts';
import { sandboxRoutes } from './sandbox-routes.ts';
import { snapshotRoutes } from './snapshot-routes.ts';
import { stateRoutes } from './state-routes.ts';
import { stubRoutes } from './stub-routes.ts';
import { tableRoutes } from './table-routes.ts';

export const ADMIN_ROUTES: readonly AdminRoute[] = [
  ...indexRoutes,
  ...stateRoutes,
  ...tableRoutes,
  ...snapshotRoutes,
  ...sandboxRoutes,
  ...clockRoutes,
  ...journalRoutes,
  ...expectationRoutes,
  ...portableRoutes,
  ...eventRoutes,
  ...faultRoutes,
  ...stubRoutes,
  ...coverageRoutes,
  ...contractRoutes,
  ...documentationRoutes,
];
