import { implement } from '@orpc/server';
import { actorOf, type Caller } from '#src/http/route.ts';
import { deskContract } from '../contract/desk-routes.ts';
import type { QualityNeeds } from './dependencies.ts';
import type { By } from './evaluate.ts';
import { fileOfForm } from './form-file.ts';

/** The routes of `deskContract`. */
export function deskRoutes(needs: QualityNeeds) {
  const on = implement(deskContract).$context<Caller>();
  const byOf = (context: Caller): By => ({ actor: actorOf(context), from: context.from ?? null });
  return {
    formFile: on.formFile.handler(({ input, context }) => fileOfForm(input, byOf(context), needs)),
  };
}
