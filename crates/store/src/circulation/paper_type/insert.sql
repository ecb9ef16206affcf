-- The row of a record.
insert into paper_type (
    id, name, name_sort, abbreviation, is_active
) values (
    ?1, ?2, ?3, ?4, ?5
);
