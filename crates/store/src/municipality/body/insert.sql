-- The row of a record.
insert into body (
    id, kind, rank, name, name_sort, short_name, abbreviation, parent, seats, is_public, from_on, to_on
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
);
