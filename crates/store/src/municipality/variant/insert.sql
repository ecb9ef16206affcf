-- The row of a record.
insert into variant (
    id, of_kind, of_id, field, author, state
) values (
    ?1, ?2, ?3, ?4, ?5, ?6
);
