-- Every group.
select group_id, kind, body, year, state from search_group order by group_id;
