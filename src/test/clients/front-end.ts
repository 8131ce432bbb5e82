// A front end: lists, filters, pages to the end, adds up with bounds, edits, is too late and tries again, posts a bilan. By the
// types that openapi-typescript makes of the document, and openapi-fetch. GeneratedClientsIT compiles it beside them, and runs it.
import createClient, {type Middleware} from 'openapi-fetch';
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
const api = createClient<paths>({baseUrl: API});
api.use(withToken);

type Action = components['schemas']['Action'];
type Pillar = components['schemas']['PillarRef'];

/** Every object has its name, also where it may be null. */
const nameOf = (pillar: Pillar | null): string => pillar === null ? 'not assigned' : pillar.label;

async function allActions(): Promise<Action[]> {
  const actions: Action[] = [];
  let cursor: string | undefined;
  do {
    const {data, error} = await api.GET('/api/v1/actions', {
      params: {query: {year: [2023], limit: 1, ...(cursor === undefined ? {} : {cursor})}},
    });
    if (error) throw new Error(error.detail);
    actions.push(...data.items);
    cursor = data.next === null ? undefined : new URL(data.next, API).searchParams.get('cursor')!;
  } while (cursor !== undefined);
  return actions;
}

async function rename(title: string, tag: string) {
  return api.PATCH('/api/v1/actions/{id}', {
    params: {path: {id: ACTION}, header: {'If-Match': tag}},
    body: {title},
    bodySerializer: JSON.stringify,
    headers: {'Content-Type': 'application/merge-patch+json'},
  });
}

async function tagNow(): Promise<string> {
  const {response} = await api.GET('/api/v1/actions/{id}', {params: {path: {id: ACTION}}});
  return response.headers.get('ETag')!;
}

async function main() {
  const actions = await allActions();
  const each = new Set(actions.map(action => action.id));
  console.log(`actions: ${each.has(ACTION) && each.has(OTHER) && each.size === actions.length}, ${nameOf(actions[0]!.pillar)}`);

  const late = await tagNow();
  await rename('Renommée', late);
  const refused = await rename('Renommée trop tard', late);
  console.log(`late: ${refused.error?.status} ${refused.error?.code}`);
  const again = await rename('Renommée ensuite', await tagNow());
  console.log(`again: ${again.data?.title}`);

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
