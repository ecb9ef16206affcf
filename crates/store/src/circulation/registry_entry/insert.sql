-- The row of a record.
insert into registry_entry (
    id, kind, document, reference_number, file_mark, plan_mark, retention_mark, retention_years, handed_over_at
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
);
