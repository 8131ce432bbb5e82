// Sends and reads what figures declare of the people whom they count, by the client that openapi-generator's typescript-fetch
// makes of the document. GeneratedClientsIT compiles it beside the client, in ./typescript, and runs it.
import {BilansApi, Configuration, IndicatorValuesApi} from './typescript';

declare const process: {env: Record<string, string>};

const {API, TOKEN, STRUCTURE, ACTION, OTHER, IN_NUMBERS, IN_WORDS} = process.env;
const configuration = new Configuration({basePath: API, accessToken: TOKEN});
const figures = new IndicatorValuesApi(configuration);
const bilans = new BilansApi(configuration);

async function main() {
  await figures.createIndicatorValue({
    actionId: ACTION,
    indicatorValueRequest: {
      indicatorId: IN_NUMBERS, kind: 'exact', value: 15, overlaps: [{actionId: OTHER, people: 7}],
    },
  });
  await figures.createIndicatorValue({
    actionId: ACTION,
    indicatorValueRequest: {
      indicatorId: IN_WORDS, kind: 'exact', value: 15, overlaps: [{actionId: OTHER, share: 'all'}],
    },
  });
  const page = await figures.listIndicatorValues({actionId: ACTION});
  for (const figure of page.items) {
    for (const overlap of figure.overlaps) {
      console.log(`${figure.indicator.code}: ${overlap.share}, ${overlap.people ?? 'in words'}`);
    }
  }
  const receipt = await bilans.postBilan({
    bilanRequest: {
      structureId: STRUCTURE, year: 2023, actionId: ACTION, state: 'draft',
      figures: [{indicatorId: IN_NUMBERS, kind: 'exact', value: 15, overlaps: [{actionId: OTHER, people: 8}]}],
    },
  });
  const bilan = await bilans.getBilan({id: receipt.id!});
  console.log(`bilan: ${bilan.content.figures[0].overlaps![0].share}`);
}

main();
