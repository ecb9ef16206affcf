-- The row of a record.
insert into paper_person (
    paper, person, part
) values (
    ?1, ?2, ?3
);
