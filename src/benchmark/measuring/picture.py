"""Bars against the ceiling: how much each question is answered of what PostgreSQL does alone."""

import math
import statistics
from html import escape

# Blue and orange of Okabe and Ito, told apart by everyone, and by their lightness in grey.
NOW, BEFORE, CEILING = "#0072B2", "#E69F00", "#444444"
LEFT, RIGHT, TOP, LINE, BAR = 430, 640, 56, 30, 11
LEAST, MOST = 0.001, 1000


def of(rows, before, results, results_before):
    measured = [row for row in rows if row.ratios]
    earlier = {row.key: statistics.median(row.ratios) for row in before if row.ratios}
    height = TOP + LINE * len(measured) + 48
    width = LEFT + RIGHT + 80
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title alt" '
        'font-family="sans-serif" font-size="13">',
        f'<title id="title">How fast the service is, beside PostgreSQL alone ({escape(results["commit"])})</title>',
        f'<desc id="alt">{escape(_in_words(measured, earlier))}</desc>',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{LEFT}" y="20" font-weight="bold">Rate, as a multiple of PostgreSQL alone (longer is faster)</text>']
    exponent = math.log10(LEAST)
    while 10 ** exponent <= MOST:
        x = _x(10 ** exponent)
        bold = exponent == 0
        parts.append(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 8}" y2="{height - 40}" stroke="{CEILING if bold else "#dddddd"}"'
            f'{" stroke-width=" + chr(34) + "2" + chr(34) if bold else ""}/>'
            f'<text x="{x:.1f}" y="{TOP - 14}" text-anchor="middle" fill="#333333">{10 ** exponent:g}×</text>')
        exponent += 1
    for place, row in enumerate(measured):
        y = TOP + LINE * place
        parts.append(
            f'<text x="{LEFT - 8}" y="{y + 16}" text-anchor="end">{escape(_label(row))}</text>')
        now = statistics.median(row.ratios)
        if row.key in earlier:
            parts.append(_bar(y + 2, earlier[row.key], BEFORE) + _bar(y + 2 + BAR, now, NOW))
        else:
            parts.append(_bar(y + 7, now, NOW))
    legend = [(NOW, f"{results['commit']}, {results['date'][:10]}")]
    if earlier:
        legend.append((BEFORE, f"{results_before['commit']}, {results_before['date'][:10]}"))
    for place, (colour, text) in enumerate(legend):
        x = LEFT + place * 300
        parts.append(
            f'<rect x="{x}" y="{height - 28}" width="14" height="14" fill="{colour}"/>'
            f'<text x="{x + 20}" y="{height - 16}">{escape(text)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _label(row):
    return row.title if len(row.title) <= 64 else row.title[:63] + "…"


def _x(ratio):
    place = (math.log10(min(max(ratio, LEAST), MOST)) - math.log10(LEAST)) / (math.log10(MOST) - math.log10(LEAST))
    return LEFT + RIGHT * place


def _bar(y, ratio, colour):
    end = _x(ratio)
    return (
        f'<rect x="{LEFT}" y="{y}" width="{max(1, end - LEFT):.1f}" height="{BAR - 1}" fill="{colour}"/>'
        f'<text x="{end + 4:.1f}" y="{y + 9}" font-size="10" fill="#333333">{_number(ratio)}</text>')


def _number(ratio):
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.2g}"


def _in_words(rows, earlier):
    return "; ".join(
        f"{row.title}: {_number(statistics.median(row.ratios))} times PostgreSQL alone"
        + (f", before {_number(earlier[row.key])}" if row.key in earlier else "")
        for row in rows) + "."
