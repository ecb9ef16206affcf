-- The row of a record.
insert into department (
    id, name, name_sort, abbreviation, head
) values (
    ?1, ?2, ?3, ?4, ?5
);
