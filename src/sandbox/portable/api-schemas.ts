/** What the API says of its answers: the schemas that its OpenAPI document is made of. */
import type { ResponseSchema } from '../../drf/schema.ts';
import { resources, singleViews } from '../../resources/index.ts';
import type { Contract } from '../../waldur/contract.ts';

/** The answers of one operation, asked with one method. */
export type AnswersOf = (operation: string, method: string) => readonly ResponseSchema[];

/** Made once for many questions. */
export function answersOf(contract: Contract): AnswersOf {
  const views = [...resources.flatMap(({ view }) => view ?? []), ...singleViews];
  const operations = views
    .flatMap(({ all }) => all().map((route) => route.schema(contract)))
    .flatMap((route) => route.operations);
  const known = new Map(operations.map((each) => [`${each.method} ${each.id}`, each.responses]));
  return (operation, method) => known.get(`${method} ${operation}`) ?? [];
}
