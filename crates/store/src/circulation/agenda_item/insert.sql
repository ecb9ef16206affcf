-- The row of a record.
insert into agenda_item (
    id, meeting, paper, consultation, title, section, place, minutes, is_late, presenter, state, outcome
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
);
