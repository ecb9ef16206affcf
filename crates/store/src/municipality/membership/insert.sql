-- The row of a record.
insert into membership (
    id, body, person, role, from_on, to_on, end_reason, party
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
);
