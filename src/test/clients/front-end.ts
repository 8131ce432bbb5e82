// A front end: lists, filters, pages to the end, adds up with bounds, edits, is too late and tries again, posts a bilan. By the
// types that openapi-typescript makes of the document, and openapi-fetch. GeneratedClientsIT compiles it beside them, and runs it;
// what the documentation shows of a client stands in here word for word (DocumentedClientTest).
import type {Middleware} from 'openapi-fetch';
import createClient from 'openapi-fetch';
import type {components, paths} from './api';

declare const process: {env: Record<string, string>};

const {API, TOKEN, STRUCTURE, ACTION, OTHER, IN_NUMBERS, IN_WORDS} = process.env as Record<
  'API' | 'TOKEN' | 'STRUCTURE' | 'ACTION' | 'OTHER' | 'IN_NUMBERS' | 'IN_WORDS', string>;

const withToken: Middleware = {
  onRequest({request}) {
    request.headers.set('Authorization', `Bearer ${TOKEN}`);
    return request;
  },
};
// Totals are answered as workbooks as well: this client asks for none.
const api = createClient<paths, 'application/json' | 'application/problem+json'>({baseUrl: API});
api.use(withToken);

type Pillar = components['schemas']['PillarRef'];

/** Every object has its name, also where it may be null. */
const nameOf = (pillar: Pillar | null): string => pillar === null ? 'not assigned' : pillar.label;

type Action = components['schemas']['Action'];

/** All pages of a list: each names the next one, the last one none. */
async function allActions(year: number, limit: number): Promise<Action[]> {
  const actions: Action[] = [];
  let cursor: string | undefined;
  do {
    const {data, error} = await api.GET('/api/v1/actions', {
      params: {query: {year: [year], limit, ...(cursor === undefined ? {} : {cursor})}},
      headers: {'Accept-Language': 'fr'},
    });
    if (error) throw new Error(error.detail);
    actions.push(...data.items);
    cursor = data.next === null ? undefined : new URL(data.next, API).searchParams.get('cursor')!;
  } while (cursor !== undefined);
  return actions;
}

/** Changes the title and nothing else; refused (412) if the action is no longer what the tag was read with. */
async function rename(id: string, title: string, tag: string) {
  const patch: components['schemas']['ActionPatch'] = {title};
  return api.PATCH('/api/v1/actions/{id}', {
    params: {path: {id}, header: {'If-Match': tag}},
    headers: {'Content-Type': 'application/merge-patch+json', 'Accept-Language': 'fr'},
    body: patch,
  });
}

/** With `fields`, items have these members and their id, and no others: the generated type promises more. */
async function titles(year: number): Promise<Pick<Action, 'id' | 'title'>[]> {
  const {data, error} = await api.GET('/api/v1/actions', {params: {query: {year: [year], fields: 'title'}}});
  if (error) throw new Error(error.detail);
  return data.items;
}

async function tagNow(): Promise<string> {
  const {response} = await api.GET('/api/v1/actions/{id}', {params: {path: {id: ACTION}}});
  return response.headers.get('ETag')!;
}

async function main() {
  const actions = await allActions(2023, 1);
  const each = new Set(actions.map(action => action.id));
  console.log(`actions: ${each.has(ACTION) && each.has(OTHER) && each.size === actions.length}, ${nameOf(actions[0]!.pillar)}`);

  const late = await tagNow();
  await rename(ACTION, 'Renommée', late);
  const refused = await rename(ACTION, 'Renommée trop tard', late);
  console.log(`late: ${refused.error?.status} ${refused.error?.code}, ${refused.error?.title}`);
  const again = await rename(ACTION, 'Renommée ensuite', await tagNow());
  console.log(`again: ${again.data?.title}`);
  console.log(`titles: ${(await titles(2023)).some(({id, title}) => id === ACTION && title === 'Renommée ensuite')}`);

  const posted = await api.POST('/api/v1/bilans', {
    params: {header: {'Idempotency-Key': crypto.randomUUID()}},
    body: {
      structureId: STRUCTURE, year: 2023, actionId: ACTION, state: 'submitted', outcome: 'completed',
      narrative: {done: 'Quinze enfants ont été accompagnés.'},
      figures: [
        {indicatorId: IN_NUMBERS, kind: 'exact', value: 15, overlaps: [{actionId: OTHER, people: 7}]},
        {indicatorId: IN_WORDS, kind: 'range', lower: 10, upper: 20, overlaps: [{actionId: OTHER, share: 'all'}]},
      ],
    },
  });
  console.log(`posted: ${posted.data?.state}, ${posted.data?.warnings.length} warnings`);

  const {data: totals} = await api.GET('/api/v1/aggregates/structures', {
    params: {query: {year: [2023], figures: 'submitted'}},
  });
  for (const {indicator, value, min, max} of totals!.rows[0]!.indicators) {
    console.log(`${indicator.code}: ${min! <= value! && value! <= max!}`);
  }
}

main();
