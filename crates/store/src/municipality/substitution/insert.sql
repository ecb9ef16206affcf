-- The row of a record.
insert into substitution (
    id, absent, by_person, from_on, to_on
) values (
    ?1, ?2, ?3, ?4, ?5
);
