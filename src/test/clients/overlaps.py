"""Sends and reads what figures declare of the people whom they count, by the client that openapi-generator makes of the document
for Python. GeneratedClientsIT runs it with the client in its path."""
import os

from openapi_client import (
    ApiClient, BilanRequest, BilansApi, Configuration, FigureRequest, IndicatorValueRequest, IndicatorValuesApi, OverlapRequest)

given = os.environ
client = ApiClient(Configuration(host=given['API'], access_token=given['TOKEN']))
figures = IndicatorValuesApi(client)
bilans = BilansApi(client)


def declared(**overlap):
    return [OverlapRequest(actionId=given['OTHER'], **overlap)]


figures.create_indicator_value(given['ACTION'], IndicatorValueRequest(
    indicatorId=given['IN_NUMBERS'], kind='exact', value=15, overlaps=declared(people=7)))
figures.create_indicator_value(given['ACTION'], IndicatorValueRequest(
    indicatorId=given['IN_WORDS'], kind='exact', value=15, overlaps=declared(share='all')))
for figure in figures.list_indicator_values(given['ACTION']).items:
    for overlap in figure.overlaps:
        people = 'in words' if overlap.people is None else overlap.people
        print(f'{figure.indicator.code}: {overlap.share}, {people}')
receipt = bilans.post_bilan(BilanRequest(
    structureId=given['STRUCTURE'], year=2023, actionId=given['ACTION'], state='draft',
    figures=[FigureRequest(indicatorId=given['IN_NUMBERS'], kind='exact', value=15, overlaps=declared(people=8))]))
print(f'bilan: {bilans.get_bilan(receipt.id).content.figures[0].overlaps[0].share}')
