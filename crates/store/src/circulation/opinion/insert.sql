-- The row of a record.
insert into opinion (
    id, paper, person, department, requested_by, due_on, is_mandatory, state, stance, version, given_at,
    is_settled
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
);
