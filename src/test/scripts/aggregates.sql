-- The figures of the aggregate endpoints from the exported tables, in DuckDB: by structure, by pillar, by year, and by every
-- crossing of them. A group is named as in the address of its contributions: 'pillar=none&year=2023'.
-- Nothing is divided, because DuckDB's "/" gives doubles: decimals are added and multiplied, and whole numbers divided by "//".
-- Left out is what no SQL says well: how many different people there are, and so the `min` of a sum of people.

-- Every action in each group that it is in, and whether it is expected to report.
create or replace view members as
select concat_ws('&', 'structure=' || if(by_structure, cast(structure_id as text), null),
        'pillar=' || if(by_pillar, coalesce(cast(pillar_id as text), 'none'), null),
        'year=' || if(by_year, cast(year as text), null)) as group_key,
    id as action_id, status, status not in ('postponed', 'cancelled') as expected, by_year
from actions
cross join (select unnest([true, false]) as by_structure)
cross join (select unnest([true, false]) as by_pillar)
cross join (select unnest([true, false]) as by_year)
where by_structure or by_pillar or by_year;

-- How many actions there are in a group, by status, and of how many something is published.
create or replace view groups as
with reviewed as (
    select *,
        action_id in (select action_id from indicator_values)
            or action_id in (select action_id from bilans where validated_at is not null) as validated,
        action_id in (select action_id from bilans where submitted_at is not null) as submitted
    from members)
select group_key, count(*) as actions,
    count(*) filter (where status = 'planned') as planned,
    count(*) filter (where status = 'completed') as completed,
    count(*) filter (where status = 'partially_completed') as partially_completed,
    count(*) filter (where status = 'postponed') as postponed,
    count(*) filter (where status = 'cancelled') as cancelled,
    count(*) filter (where expected) as expected,
    count(*) filter (where expected and (validated or submitted)) as reported,
    count(*) filter (where expected and validated) as validated
from reviewed
group by group_key;

-- Every set of categories by which a figure is broken down, with what its parts add up to. Of several sets of one dimension,
-- the best says most of the figure.
create or replace view figure_sets as
with sums as (
    select indicator_value_id, dimension_id, category_set_id, coverage, cast(sum(value) as decimal(18, 4)) as value
    from indicator_values
    where row_kind = 'part'
    group by indicator_value_id, dimension_id, category_set_id, coverage)
select *, row_number() over (
    partition by indicator_value_id, dimension_id order by coverage = 'whole' desc, value desc, category_set_id) = 1 as best
from sums;

-- Every figure as a point, and the least and the most that it can stand for. A range stands for no less than its parts.
-- The types are named, because DuckDB takes decimals away where different ones meet.
create or replace view figures as
with bounds as (
    select v.id, v.action_id, v.indicator_id, v.year, v.kind, v.value, i.aggregation,
        cast(case v.kind
            when 'range' then greatest(v.lower_bound, (
                select max(s.value) from figure_sets s where s.indicator_value_id = v.id))
            when 'approximate' then v.value - abs(v.value) * i.approximation_tolerance
            else v.value end as decimal(28, 8)) as low,
        cast(case v.kind
            when 'range' then v.upper_bound
            when 'approximate' then v.value + abs(v.value) * i.approximation_tolerance
            else v.value end as decimal(28, 8)) as high
    from indicator_values v
    join indicators i on i.id = v.indicator_id
    where v.row_kind = 'value')
select *, cast(if(kind = 'range', (low + high) * 0.5, value) as decimal(28, 8)) as point
from bounds;

-- Every structure, and all that it has become, itself included.
create or replace view structure_lines as
with recursive lines as (
    select id as structure_id, id as became_id, 0 as from_year
    from structures
    union all
    select l.structure_id, s.successor_id, greatest(l.from_year, coalesce(s.successor_from_year, 0))
    from lines l
    join structures s on s.id = l.became_id
    where s.successor_id is not null)
select * from lines;

-- Which action each one carries on. If it says nothing, it is the last one that had its title, of its structure and of each that
-- had become it by then, under its contract or under one that was over before its own began.
create or replace view carrying as
select id as action_id, continues_action_id as earlier_id
from actions
where continues_action_id is not null
union all
select action_id, earlier_id
from (
    select a.id as action_id, o.id as earlier_id, row_number() over (partition by a.id, o.structure_id order by o.year desc, o.id) as place
    from actions a
    join structure_lines l on l.became_id = a.structure_id and l.from_year <= a.year
    join actions o on o.structure_id = l.structure_id and o.title_key = a.title_key and o.year < a.year
    join contracts later on later.id = a.contract_id
    join contracts earlier on earlier.id = o.contract_id
    where a.continues_action_id is null and (earlier.id = later.id or earlier.last_year < later.first_year))
where place = 1;

-- The actions whose stocks are of the past: one that carries them on, perhaps by way of others, has a later figure.
create or replace view superseded as
with recursive way as (
    select f.indicator_id, c.earlier_id
    from figures f
    join carrying c on c.action_id = f.action_id
    where f.aggregation = 'latest' and f.point is not null
    union
    select way.indicator_id, c.earlier_id
    from way
    join carrying c on c.action_id = way.earlier_id)
select indicator_id, earlier_id as action_id
from way;

-- Every figure in each group, and whether the indicator's rule takes it into the group's total.
create or replace view counted as
select m.group_key, m.expected, f.*,
    f.point is not null and (f.aggregation in ('sum', 'max')
        or f.aggregation = 'latest' and (m.by_year or s.action_id is null)) as counts
from members m
join figures f on f.action_id = m.action_id
left join superseded s on s.indicator_id = f.indicator_id and s.action_id = f.action_id;

-- The two figures of one action of which a ratio is made.
create or replace view terms as
select f.*, r.id as ratio_id, f.indicator_id = r.numerator_id as above,
    count(f.point) over of_action as numbers,
    bool_or(f.kind = 'not_communicated') over of_action as uncommunicated
from counted f
join indicators r on r.aggregation = 'ratio' and f.indicator_id in (r.numerator_id, r.denominator_id)
window of_action as (partition by f.group_key, r.id, f.action_id);

-- To six decimals, half up: twice the hundred-millionths of both, which are whole, are divided without a remainder.
create or replace macro quotient(above, below) as
    cast((abs(cast(above * 100000000 as hugeint)) * 2000000 + abs(cast(below * 100000000 as hugeint)))
        // nullif(abs(cast(below * 100000000 as hugeint)) * 2, 0) as decimal(22, 0))
        * if((above < 0) <> (below < 0), -0.000001, 0.000001);

-- The least or the most that a quotient can be. Money can be negative, and then it is the other end that it is divided by.
create or replace macro bound(above, below, below_negative, lowest_below) as
    if(lowest_below < 0, null, if(above < 0, quotient(above, below_negative), quotient(above, below)));

-- The total of each indicator in each group, and what the group's actions say of it.
create or replace view totals as
with added as (
    select group_key, indicator_id,
        if(aggregation = 'max', max(point) filter (where counts), sum(point) filter (where counts)) as value,
        if(aggregation = 'max', max(low) filter (where counts), sum(low) filter (where counts)) as min,
        if(aggregation = 'max', max(high) filter (where counts), sum(high) filter (where counts)) as max,
        null as numerator, null as denominator,
        count(*) filter (where counts) as contributing,
        count(*) filter (where point is not null and not counts) as left_out,
        count(*) filter (where kind = 'not_communicated') as not_communicated,
        count(*) filter (where kind = 'not_applicable') as not_applicable,
        count(*) filter (where not expected) as unexpected
    from counted
    group by group_key, indicator_id, aggregation),
sums as (
    select group_key, ratio_id,
        sum(point) filter (where numbers = 2 and above) as numerator,
        sum(low) filter (where numbers = 2 and above) as numerator_low,
        sum(high) filter (where numbers = 2 and above) as numerator_high,
        sum(point) filter (where numbers = 2 and not above) as denominator,
        sum(low) filter (where numbers = 2 and not above) as denominator_low,
        sum(high) filter (where numbers = 2 and not above) as denominator_high,
        count(distinct action_id) filter (where numbers = 2) as contributing,
        count(distinct action_id) filter (where numbers = 1) as left_out,
        count(distinct action_id) filter (where numbers = 0 and uncommunicated) as not_communicated,
        count(distinct action_id) filter (where numbers = 0 and not uncommunicated) as not_applicable,
        count(distinct action_id) filter (where not expected) as unexpected
    from terms
    group by group_key, ratio_id
    having max(numbers) > 0),
every as (
    from added
    union all by name
    select group_key, ratio_id as indicator_id, quotient(numerator, denominator) as value,
        bound(numerator_low, denominator_high, denominator_low, denominator_low) as min,
        bound(numerator_high, denominator_low, denominator_high, denominator_low) as max,
        numerator, denominator, contributing, left_out, not_communicated, not_applicable, unexpected
    from sums)
select e.group_key, i.code as indicator, e.value,
    if(i.counts = 'people' and i.aggregation in ('sum', 'latest'), null, e.min) as min, e.max, e.numerator, e.denominator,
    e.contributing, e.left_out, e.not_communicated, e.not_applicable,
    g.expected - (e.contributing + e.left_out + e.not_communicated + e.not_applicable - e.unexpected) as not_reported,
    g.actions - g.expected - e.unexpected as not_expected
from every e
join groups g on g.group_key = e.group_key
join indicators i on i.id = e.indicator_id;

-- Which categories lie within which of other sets, directly or by way of others, and each within itself.
create or replace view categories_within as
with recursive within as (
    select id as category_id, category_set_id, id as broader_id, category_set_id as broader_set_id
    from categories
    union
    select w.category_id, w.category_set_id, b.broader_category_id, b.broader_set_id
    from within w
    join broader_categories b on b.category_id = w.broader_id)
select * from within;

-- Which sets lie within which: each of their categories within one of the other's, and no more than one.
create or replace view sets_within as
with sizes as (
    select category_set_id, count(*) as categories from categories group by category_set_id)
select w.category_set_id, w.broader_set_id, broader.categories as bands
from categories_within w
join sizes own on own.category_set_id = w.category_set_id
join sizes broader on broader.category_set_id = w.broader_set_id
group by w.category_set_id, w.broader_set_id, own.categories, broader.categories
having count(distinct w.category_id) = own.categories and count(*) = own.categories;

-- The parts of all figures that count.
create or replace view counted_parts as
select c.group_key, c.indicator_id, p.indicator_value_id, p.dimension_id, p.category_set_id, p.category_id, p.coverage,
    p.value, s.best
from counted c
join indicator_values p on p.row_kind = 'part' and p.indicator_value_id = c.id
join figure_sets s on s.indicator_value_id = c.id and s.category_set_id = p.category_set_id
where c.counts and c.aggregation in ('sum', 'latest');

-- The same, where a total has several sets of one dimension, in the finest set that all of them lie within, if there is one.
create or replace view shown_parts as
with used as (
    select distinct group_key, indicator_id, dimension_id, category_set_id from counted_parts),
several as (
    select group_key, indicator_id, dimension_id, count(*) as sets
    from used
    group by group_key, indicator_id, dimension_id
    having count(*) > 1),
common as (
    select group_key, indicator_id, dimension_id, w.broader_set_id
    from several
    join used using (group_key, indicator_id, dimension_id)
    join sets_within w using (category_set_id)
    join category_sets s on s.id = w.broader_set_id
    group by group_key, indicator_id, dimension_id, sets, w.broader_set_id, w.bands, s.code, s.set_version
    having count(*) = sets
    qualify row_number() over (
        partition by group_key, indicator_id, dimension_id order by w.bands desc, s.code, s.set_version) = 1)
select p.group_key, p.indicator_id, p.indicator_value_id, p.coverage, p.value, p.dimension_id,
    coalesce(c.broader_set_id, p.category_set_id) as category_set_id, coalesce(w.broader_id, p.category_id) as category_id,
    c.broader_set_id is null or p.best as counts
from counted_parts p
left join common c using (group_key, indicator_id, dimension_id)
left join categories_within w on w.category_id = p.category_id and w.broader_set_id = c.broader_set_id;

-- The breakdowns of each total: of how many figures the parts are, and what of the total they do not tell.
create or replace view breakdowns as
select p.group_key, i.code as indicator, d.code as dimension, s.code as category_set, s.set_version,
    count(distinct p.indicator_value_id) filter (where p.counts and p.coverage = 'whole') as whole_actions,
    count(distinct p.indicator_value_id) filter (where p.counts and p.coverage = 'partial') as partial_actions,
    t.value - sum(p.value) filter (where p.counts) as unknown
from shown_parts p
join indicators i on i.id = p.indicator_id
join totals t on t.group_key = p.group_key and t.indicator = i.code
join category_sets s on s.id = p.category_set_id
join dimensions d on d.id = p.dimension_id
group by p.group_key, i.code, d.code, s.code, s.set_version, t.value;

-- Their parts.
create or replace view parts as
select p.group_key, i.code as indicator, d.code as dimension, s.code as category_set, s.set_version, c.code as category,
    coalesce(sum(p.value) filter (where p.counts), 0) as value
from shown_parts p
join indicators i on i.id = p.indicator_id
join categories c on c.id = p.category_id
join category_sets s on s.id = p.category_set_id
join dimensions d on d.id = p.dimension_id
group by p.group_key, i.code, d.code, s.code, s.set_version, c.code;
