-- How many documents. ?1 = whether registered, ?2 = kind, ?3 = year, ?4 = identifier; only conditions that are set
-- stand in it.
select count(*) as number from listed as l where {where};
