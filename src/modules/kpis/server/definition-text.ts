import type { Catalogue, Definition } from '#src/semantic/definitions.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { formulaOf, nodeText } from '#src/semantic/formula.ts';
import { aggregatesOf } from '#src/semantic/measure.ts';
import type { Question } from '#src/semantic/question.ts';
import type { Passport } from '../contract/passport.ts';

/** A definition in both languages, and in words the rows it holds for (null: all). */
export function definitionText(
  definition: Definition,
  question: Question,
  catalogue: Catalogue,
): Passport['definitions'][number] {
  const { measure, when } = definition;
  const [en, zh] = (['en', 'zh'] as const).map((l) => formulaOf(measure, catalogue.entities, l, question.zone));
  const entity: Entity | undefined = catalogue.entities[aggregatesOf(measure)[0]?.entity ?? ''];
  if (!en || !zh || !entity) throw new Error('A definition reads an entity');
  const words = (language: 'en' | 'zh'): string => (when ? nodeText(when, entity, language, question.zone) : '');
  return {
    when: when ? { en: words('en'), zh: words('zh') } : null,
    formula: {
      en: { numerator: en.numerator, denominator: en.denominator },
      zh: { numerator: zh.numerator, denominator: zh.denominator },
      scale: en.scale,
    },
  };
}
