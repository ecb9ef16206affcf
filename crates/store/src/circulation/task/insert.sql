-- The row of a record.
insert into task (
    id, resolution, number, number_sort, body, text, assignee, assignee_text, due_on, due_text, state,
    is_open
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
);
