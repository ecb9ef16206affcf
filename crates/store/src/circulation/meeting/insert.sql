-- The row of a record.
insert into meeting (
    id, body, number, term, held_on, starts_at, place, state, agenda_version, convened_at
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
);
