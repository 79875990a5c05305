-- Pairs of claims worth comparing: their kinds agree, and they share a block (a place and a stretch of days, or one text).
-- In a block each claim meets the $reach claims nearest to it in time, so that the work grows with the claims and not with their square.
with block as (
    select *, row_number() over (partition by key, bucket order by "start", "end", row, near) as place
    from link_keys
)
select distinct least(mine.row, theirs.row) as one, greatest(mine.row, theirs.row) as other
from block as mine
join block as theirs using (key, bucket)
join link_kinds as kinds on kinds.one = mine.kind and kinds.other = theirs.kind
where not mine.near and theirs.near and mine.row <> theirs.row
and abs(mine.place - theirs.place) <= $reach
and coalesce(date_diff('day', least(mine."end", theirs."end"), greatest(mine."start", theirs."start")) <= $days, true)
order by one, other
