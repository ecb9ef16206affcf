-- The row of a record.
insert into consultation (
    id, paper, body, role, place, round, state, meeting, agenda_item, resolution, summary, reason
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
);
