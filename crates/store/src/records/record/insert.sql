-- Writes a new record.
insert into record (kind, id, parent, scope, ver, seq, body_version, body)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);
