/** The routes of the journal. */
import type { AdminRoute } from '../admin-route.ts';

export const journalRoutes: readonly AdminRoute[] = [];
