-- Types of papers by name.
select t.id, t.name, t.abbreviation, t.is_active from paper_type as t order by t.name_sort, t.id;
