import { contact as contactFact } from '#src/catalogue/entities/contact.ts';
import { invalid } from '#src/kernel/errors.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import { and } from '#src/semantic/expression.ts';
import type { DrawParsed } from '../../contract/draw.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { idsByName } from '../ids-by-name.ts';

type Place = Record<'site' | 'project' | 'client' | 'team' | 'queue' | 'channel', string | null>;

/** A contact that may be drawn, with what targeted draws look at; handled in milliseconds. */
export type Candidate = Place & {
  readonly id: string;
  readonly agent: string;
  readonly at: number;
  readonly customer: string | null;
  readonly handled: number | null;
  readonly closedBy: string | null;
};

const NOUNS = ['team', 'queue', 'channel', 'agent'] as const;

/** The filters of a draw by a form: contacts of the form's own channel, unless channels are named. */
export function whereOf(form: { readonly channel: string }, where: DrawParsed['where']): DrawParsed['where'] {
  return form.channel === 'any' || where.channel?.length ? where : { ...where, channel: [form.channel] };
}

/** Contacts of a period that an agent handled, inside the filters. Throws `bad_scope` naming the filter. */
export async function candidatesOf(
  where: DrawParsed['where'],
  period: { readonly from: number; readonly to: number },
  directory: Directory,
  { store }: Pick<QualityNeeds, 'store'>,
): Promise<Candidate[]> {
  const { at } = contactFact;
  const conditions = [
    at.first_touch.atLeast(period.from),
    at.first_touch.below(period.to),
    at.agent.known(),
    at.excluded.isNull(),
  ];
  for (const noun of NOUNS) {
    const said = where[noun];
    if (said?.length)
      conditions.push(
        at[noun].in(
          noun === 'channel' ? said : said.flatMap((one) => written(directory, noun, idOf(directory, noun, one))),
        ),
      );
  }
  const fields = [
    'contact_id',
    'agent',
    'first_touch',
    'site',
    'project',
    'client',
    'team',
    'queue',
    'channel',
    'customer',
    'handle_time',
    'closed_by',
  ];
  const [agents, queues] = [idsByName(directory, 'agent'), idsByName(directory, 'queue')];
  const found: Candidate[] = [];
  for await (const { length, columns } of store.stream({
    entity: contactFact,
    fields,
    where: and(...conditions).node,
  })) {
    const text = (column: string, i: number): string | null =>
      (columns[column]?.[i] as string | null | undefined) ?? null;
    for (let i = 0; i < length; i += 1) {
      const handled = columns['handle_time']?.[i];
      found.push({
        id: text('contact_id', i) ?? '',
        agent: agents(text('agent', i)) ?? '',
        at: Number(columns['first_touch']?.[i]),
        site: text('site', i),
        project: text('project', i),
        client: text('client', i),
        team: text('team', i),
        queue: queues(text('queue', i)),
        channel: text('channel', i),
        customer: text('customer', i),
        handled: handled == null ? null : Number(handled),
        closedBy: text('closed_by', i),
      });
    }
  }
  return found;
}

function idOf(directory: Directory, noun: 'team' | 'queue' | 'agent', said: string): string {
  const list = { team: directory.teams, queue: directory.queues, agent: directory.agents }[noun];
  const found = list.find(({ id, name }) => id === said || name === said);
  if (!found)
    throw invalid('bad_scope', `There is no ${noun} "${said}"`, {
      field: noun,
      remedy:
        noun === 'agent'
          ? 'Choose somebody the organisation knows.'
          : `Known: ${list.map(({ name }) => name).join(', ')}.`,
    });
  return found.id;
}

/** What facts may call an agent or queue; a team they call by its id. */
const written = (directory: Directory, noun: 'team' | 'queue' | 'agent', id: string): readonly string[] =>
  noun === 'team' ? [id] : directory.writtenAs(noun, id);
