-- Bodies in the order a town names them. ?1 = day on which they exist; all when none
select b.id, b.kind, b.name, b.short_name, b.abbreviation, b.parent, b.seats, b.is_public, b.from_on, b.to_on
from body as b
where ?1 is null or (b.from_on <= ?1 and (b.to_on is null or ?1 <= b.to_on))
order by b.rank, b.name_sort, b.id;
