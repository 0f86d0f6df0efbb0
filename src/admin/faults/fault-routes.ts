/** The routes of the faults. */
import type { AdminRoute } from '../admin-route.ts';

export const faultRoutes: readonly AdminRoute[] = [];
