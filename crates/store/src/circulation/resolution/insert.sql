-- The row of a record.
insert into resolution (
    id, number, number_sort, body, meeting, paper, title, title_sort, decided_on, year, state, summary,
    imported_from
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13
);
