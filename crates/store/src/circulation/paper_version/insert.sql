-- The row of a record.
insert into paper_version (
    id, paper, number, author, made_at, label, hash
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7
);
