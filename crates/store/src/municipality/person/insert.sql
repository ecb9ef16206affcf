-- The row of a record.
insert into person (
    id, given, family, full_name, name_sort, function, email, department, is_active
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
);
