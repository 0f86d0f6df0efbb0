/** What the server tells of itself, with nothing stored behind it. */
import type { View } from '../../waldur/view-set/view.ts';
import { apiRootView } from './api-root.ts';
import { configurationView } from './configuration.ts';
import { versionView } from './version.ts';

export const siteViews: readonly View[] = [apiRootView, configurationView, versionView];

export { RESOURCE_NAMES, SIBLINGS } from './real-routes.ts';
