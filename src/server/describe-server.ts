/** The OpenAPI document of everything that a server serves. */

import { adminResponses, adminSchema } from '../admin/admin-schema.ts';
import type { DocumentOrder, DocumentPart } from '../admin/document-order.ts';
import { ADMIN_ROUTES } from '../admin/routes.ts';
import type { Request } from '../drf/request.ts';
import type { RouteSchema } from '../drf/schema.ts';
import { type DocumentOptions, openApiDocument } from '../openapi/document.ts';
import type { Assemble } from '../openapi/sharing.ts';
import { packageVersion } from '../package-root.ts';
import { resources, singleViews } from '../resources/index.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import type { SandboxOptions } from '../sandbox/sandbox-options.ts';
import { contractOf } from '../waldur/contract.ts';
import { siteResponses } from '../waldur/site/site-schema.ts';
import { viewWithin } from '../waldur/view-set/view.ts';
import { notesOf, TITLES } from './document-texts.ts';
import {
  adminExampleAnswers,
  defaultSandbox,
  exampleAnswers,
  exampleOptions,
  exampleRequest,
} from './example-answers.ts';
import { sandboxResponses } from './unusable.ts';

export async function describeServer(
  { part, contract: choice, base }: DocumentOrder,
  assemble?: Assemble,
): Promise<Readonly<Record<string, unknown>>> {
  const contract = contractOf(choice);
  // Children come after their parents, and first here: the payments are what it is all about.
  const views = [...resources.flatMap(({ view }) => view ?? []).reverse(), ...singleViews];
  const routes = views.flatMap((view) =>
    viewWithin(view, contract)
      .all()
      .map((route) => route.schema(contract)),
  );
  const isOf = (one: DocumentPart) => part === one || part === 'all';
  const ofApi = isOf('api') ? routes : [];
  const controlPlane = isOf('control-plane') ? adminSchema(ADMIN_ROUTES) : [];
  const options = exampleOptions(contract);
  const world = defaultSandbox(options);
  const fork = (changes: Partial<SandboxOptions> = {}) =>
    new Sandbox({ ...options, ...changes }, ...world.seedStore());
  const answers = new Map([
    ...(await exampleAnswers(ofApi, world, base)),
    ...(await adminExampleAnswers(controlPlane, fork, base, creation(routes, base))),
  ]);
  const described: DocumentOptions = {
    title: TITLES[part],
    notes: notesOf(part),
    contract: contract.label,
    routes: [...ofApi, ...controlPlane],
    otherResponses: {
      ...(isOf('api') ? siteResponses(contract) : {}),
      ...(isOf('control-plane') ? adminResponses() : {}),
      ...sandboxResponses(),
    },
    base,
    version: packageVersion(),
    exampleOf: (operation) => answers.get(operation),
  };
  return openApiDocument(described, assemble);
}

/** What a client does before anything is asked of the control plane. */
function creation(routes: readonly RouteSchema[], base: string): readonly Request[] {
  return routes.flatMap(({ path, operations }) =>
    operations
      .filter(({ id }) => id === 'payments_create')
      .map((operation) => exampleRequest(path, operation, base)),
  );
}
