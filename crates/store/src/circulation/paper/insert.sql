-- The row of a record.
insert into paper (
    id, number, number_sort, title, title_sort, paper_type, presenter, drafter, department, competence,
    confidentiality, state, due_on, version, return_reason, checks_open, checks_failed, created_at,
    submitted_at
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19
);
